package dev.clickledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PinotTablesTest {

    private static final Map<String, String> VARIABLES =
            Map.of("KAFKA_BOOTSTRAP", "kafka:9092", "CONSUMER_FACTORY", "com.example.Factory", "REPLICATION", "1");

    @Test
    void everyTableReadsATopicOfTheContractAndComparesRevisions() {
        for (String name : PinotTables.names()) {
            JsonNode table = PinotColumns.json(PinotTables.table(name, VARIABLES));
            JsonNode stream = table.at("/ingestionConfig/streamIngestionConfig/streamConfigMaps/0");

            assertThat(table.path("tableName").asText()).isEqualTo(name);
            assertThat(java.util.Arrays.stream(Topic.values()).map(Topic::topicName))
                    .contains(stream.path("stream.kafka.topic.name").asText());
            assertThat(stream.path("stream.kafka.broker.list").asText()).isEqualTo("kafka:9092");
            assertThat(PinotColumns.of(name))
                    .contains(table.at("/upsertConfig/comparisonColumn").asText());
            assertThat(table.at("/routing/instanceSelectorType").asText()).isEqualTo("strictReplicaGroup");
        }
    }

    @Test
    void theKeysOfCountsAreThoseOfTheRecords() {
        assertThat(primaryKey(PinotTables.CLICK_COUNTS)).isEqualTo(components(ClickCountKey.class));
        assertThat(primaryKey(PinotTables.QUARTER_COUNTS)).isEqualTo(components(ClickCountKey.class));
        assertThat(primaryKey(PinotTables.TRAIT_COUNTS)).isEqualTo(components(TraitCountKey.class));
    }

    @Test
    void minutesAndQuartersAreAskedInTheSameWay() {
        assertThat(PinotColumns.of(PinotTables.QUARTER_COUNTS)).isEqualTo(PinotColumns.of(PinotTables.CLICK_COUNTS));
    }

    @Test
    void countsByTraitAreKeptAsLongAsTheRecordSays() {
        JsonNode segments = PinotColumns.json(PinotTables.table(PinotTables.TRAIT_COUNTS, VARIABLES))
                .path("segmentsConfig");

        assertThat(segments.path("retentionTimeUnit").asText()).isEqualTo("DAYS");
        assertThat(segments.path("retentionTimeValue").asLong()).isEqualTo(TraitCount.KEPT.toDays());
    }

    @Test
    void aVariableWithoutAValueIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PinotTables.table(PinotTables.CLICK_COUNTS, Map.of("REPLICATION", "1")))
                .withMessageContaining("KAFKA_BOOTSTRAP");
    }

    private static List<String> primaryKey(String table) {
        List<String> key = new java.util.ArrayList<>();
        PinotColumns.json(PinotTables.schema(table))
                .path("primaryKeyColumns")
                .forEach(column -> key.add(column.asText()));
        return key;
    }

    private static List<String> components(Class<?> key) {
        return java.util.Arrays.stream(key.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .toList();
    }
}
