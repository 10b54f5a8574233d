package dev.clickledger.app.console.api.description;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The description of the running app, which answers can be compared with. */
final class Description {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete", "head");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final ObjectNode closedComponents;

    private Description(JsonNode document) {
        this.document = document;
        this.closedComponents = document.path("components").deepCopy();
        closedComponents.path("schemas").forEach(Description::close);
    }

    /** An operation as it is described. */
    record Operation(String method, String path, JsonNode text) {

        String id() {
            return text.path("operationId").asText();
        }

        boolean has(String parameter) {
            for (JsonNode known : text.path("parameters")) {
                if (known.path("name").asText().equals(parameter)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    static Description read() {
        return new Description(json(given().get("/api/openapi?format=json").asString()));
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> operations.add(new Operation(
                                method, path.getKey(), path.getValue().path(method)))));
        return operations;
    }

    /** Compares an answer with what the operation says of its status. */
    void check(Operation operation, Response answer) {
        String status = Integer.toString(answer.statusCode());
        String where = operation + " answered " + status;
        JsonNode described = operation.text().path("responses").path(status);
        assertThat(described.isMissingNode())
                .as(where + ", which is not described: " + answer.asString())
                .isFalse();
        described.path("headers").properties().forEach(header -> {
            String value = answer.header(header.getKey());
            if (header.getValue().path("required").asBoolean()) {
                assertThat(value)
                        .as(where + " with the header " + header.getKey())
                        .isNotNull();
            }
            if (value != null && header.getValue().at("/schema/type").asText().equals("integer")) {
                assertThat(value).as(header.getKey()).matches("\\d+");
            }
        });
        if (!described.has("content")) {
            assertThat(answer.asString()).as(where).isEmpty();
            return;
        }
        String type = answer.contentType().replaceAll(";.*", "");
        JsonNode content = described.path("content").path(type);
        assertThat(content.isMissingNode()).as(where + " as " + type).isFalse();
        if (type.endsWith("json")) {
            assertThat(wrongWith(content.path("schema"), json(answer.asString())))
                    .as(where)
                    .isEmpty();
        }
    }

    /** What is wrong with a value by a schema of the document. A field that is not described is wrong too. */
    Set<ValidationMessage> wrongWith(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("$ref", "#/answer");
        whole.set("answer", schema);
        whole.set("components", closedComponents);
        return SCHEMAS.getSchema(whole, STRICT).validate(value);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("this is no JSON: " + text, e);
        }
    }

    private static void close(JsonNode schema) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            close(property.getValue());
        }
        if (schema instanceof ObjectNode object && schema.has("properties") && !schema.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }
}
