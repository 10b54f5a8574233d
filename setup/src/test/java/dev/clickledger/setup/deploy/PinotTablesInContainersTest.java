package dev.clickledger.setup.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.contract.PinotTables;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pinot.segment.local.utils.SchemaUtils;
import org.apache.pinot.segment.local.utils.TableConfigUtils;
import org.apache.pinot.spi.config.table.TableConfig;
import org.apache.pinot.spi.config.table.UpsertConfig;
import org.apache.pinot.spi.data.Schema;
import org.apache.pinot.spi.utils.JsonUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one table template, rendered for Pinot 1.x and judged by the validator of the release in the image. */
class PinotTablesInContainersTest {

    // The image of 1.5 brings the plug-in of Kafka 3.0 only, which talks to brokers of 4.x; that of 4.0 is built but
    // not packed.
    private static final String PACKED_CONSUMER = "org.apache.pinot.plugin.stream.kafka30.KafkaConsumerFactory";

    static List<String> tables() {
        return PinotTables.names();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void isAcceptedByTheReleaseInTheImage(String name) throws IOException {
        Map<String, String> compose = setupInCompose();
        Schema schema = schema(name);
        TableConfig table = table(name, compose);

        assertThatCode(() -> SchemaUtils.validate(schema)).doesNotThrowAnyException();
        assertThatCode(() -> TableConfigUtils.validate(table, schema)).doesNotThrowAnyException();
        assertThat(table.getReplication()).isEqualTo(Integer.parseInt(compose.getOrDefault("PINOT_REPLICATION", "")));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void comparesByTheColumnThatTheContractNames(String name) throws IOException {
        UpsertConfig upsert =
                Objects.requireNonNull(table(name, setupInCompose()).getUpsertConfig());

        assertThat(upsert.getComparisonColumns())
                .containsExactly(rendered(name, setupInCompose())
                        .at("/upsertConfig/comparisonColumn")
                        .asText());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void wouldNoticeAColumnThatIsMissing(String name) throws IOException {
        TableConfig table = table(name, setupInCompose());
        Objects.requireNonNull(table.getUpsertConfig()).setComparisonColumns(List.of("nowhere"));
        Schema schema = schema(name);

        assertThatThrownBy(() -> TableConfigUtils.validate(table, schema)).hasMessageContaining("comparison column");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void readsKafkaByAPluginOfTheImage(String name) throws IOException, InterruptedException {
        Map<String, String> kubernetes = Manifests.render("base").environment("Job", "setup");

        for (Map<String, String> environment : List.of(setupInCompose(), kubernetes)) {
            JsonNode stream =
                    rendered(name, environment).at("/ingestionConfig/streamIngestionConfig/streamConfigMaps/0");
            assertThat(stream.path("stream.kafka.consumer.factory.class.name").asText())
                    .isEqualTo(PACKED_CONSUMER);
            assertThat(stream.path("stream.kafka.broker.list").asText()).isEqualTo(environment.get("KAFKA_BOOTSTRAP"));
        }
    }

    private static Map<String, String> setupInCompose() throws IOException {
        return ComposeFile.read().environment("setup");
    }

    private static Schema schema(String name) throws IOException {
        return JsonUtils.stringToObject(PinotTables.schema(name), Schema.class);
    }

    private static TableConfig table(String name, Map<String, String> environment) throws IOException {
        return JsonUtils.jsonNodeToObject(rendered(name, environment), TableConfig.class);
    }

    private static JsonNode rendered(String name, Map<String, String> environment) throws IOException {
        Map<String, String> variables = Map.of(
                "KAFKA_BOOTSTRAP", environment.getOrDefault("KAFKA_BOOTSTRAP", ""),
                "CONSUMER_FACTORY", environment.getOrDefault("PINOT_CONSUMER_FACTORY", ""),
                "REPLICATION", environment.getOrDefault("PINOT_REPLICATION", ""));
        return JsonUtils.stringToJsonNode(PinotTables.table(name, variables));
    }
}
