package dev.clickledger.app.console.api.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.console.api.description.Description.Operation;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a generator of clients, and whoever reads the description, needs of it. */
@QuarkusTest
class DescriptionTest {

    @Test
    void tellsOfTheApiAndNothingElse() {
        Description description = Description.read();

        assertThat(description.document().path("openapi").asText()).startsWith("3.1");
        assertThat(description.document().path("info").path("description").asText())
                .isNotBlank();
        assertThat(description.document().path("servers")).isNotEmpty();
        assertThat(description.operations())
                .hasSizeGreaterThan(20)
                .allSatisfy(operation -> assertThat(operation.path()).startsWith("/api/v1/"));
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        List<Operation> operations = Description.read().operations();

        assertThat(operations)
                .extracting(Operation::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[a-z][A-Za-z]+"));
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.text().path("summary").asText())
                    .as(operation.toString())
                    .isNotBlank();
            assertThat(operation.text().path("tags")).as(operation.toString()).hasSize(1);
            assertThat(operation.text().path("security"))
                    .as(operation.toString())
                    .isNotEmpty();
        });
    }

    @Test
    void everyParameterSaysWhatItIs() {
        for (Operation operation : Description.read().operations()) {
            for (JsonNode parameter : operation.text().path("parameters")) {
                String where = operation + " " + parameter.path("name").asText();
                assertThat(parameter.path("schema")).as(where).isNotEmpty();
                assertThat(parameter.path("description").asText()).as(where).isNotBlank();
            }
        }
    }

    @Test
    void numbersAreNumbersWithBounds() {
        int numbers = 0;
        for (Operation operation : Description.read().operations()) {
            for (JsonNode parameter : operation.text().path("parameters")) {
                if (List.of("top", "limit").contains(parameter.path("name").asText())) {
                    JsonNode schema = parameter.path("schema");
                    assertThat(schema.path("type").toString()).contains("integer");
                    assertThat(schema.path("minimum").asInt()).isEqualTo(1);
                    assertThat(schema.path("maximum").asInt()).isGreaterThan(1);
                    numbers++;
                }
            }
        }
        assertThat(numbers).isGreaterThan(8);
    }

    @Test
    void bodiesAndAnswersHaveFields() {
        Description description = Description.read();
        for (Operation operation : description.operations()) {
            contents(operation).forEach((where, content) -> {
                JsonNode schema = resolved(description, content.path("schema"));
                assertThat(schema.path("type").asText()).as(where).isIn("object", "string");
                if (schema.path("type").asText().equals("object")) {
                    assertThat(schema.path("properties")).as(where).isNotEmpty();
                    schema.path("properties")
                            .properties()
                            .forEach(field -> assertThat(field.getValue())
                                    .as(where + " " + field.getKey())
                                    .isNotEmpty());
                }
            });
        }
    }

    @Test
    void examplesAreAsTheirSchemaSays() {
        Description description = Description.read();
        List<String> compared = new ArrayList<>();
        for (Operation operation : description.operations()) {
            contents(operation)
                    .forEach((where, content) -> content.path("examples").forEach(example -> {
                        JsonNode value = example.path("value");
                        if (where.contains("json")) {
                            assertThat(description.wrongWith(
                                            content.path("schema"),
                                            value.isTextual() ? Description.json(value.asText()) : value))
                                    .as(where)
                                    .isEmpty();
                            compared.add(where);
                        }
                    }));
        }
        assertThat(compared).hasSizeGreaterThan(5);
    }

    private static Map<String, JsonNode> contents(Operation operation) {
        Map<String, JsonNode> contents = new java.util.LinkedHashMap<>();
        operation
                .text()
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(content -> contents.put(operation + " takes " + content.getKey(), content.getValue()));
        operation
                .text()
                .path("responses")
                .properties()
                .forEach(answer -> answer.getValue()
                        .path("content")
                        .properties()
                        .forEach(content -> contents.put(
                                operation + " answers " + answer.getKey() + " " + content.getKey(),
                                content.getValue())));
        return contents;
    }

    private static JsonNode resolved(Description description, JsonNode schema) {
        return schema.has("$ref")
                ? description.document().at(schema.path("$ref").asText().substring(1))
                : schema;
    }
}
