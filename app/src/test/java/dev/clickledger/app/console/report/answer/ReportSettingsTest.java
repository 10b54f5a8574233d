package dev.clickledger.app.console.report.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.contract.PinotTables;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {PinotTables.CLICK_COUNTS, PinotTables.QUARTER_COUNTS})
    void countsAreKeptAsLongAsTheirTablesSay(String table) throws IOException {
        JsonNode kept = new ObjectMapper()
                .readTree(PinotTables.table(
                        table, Map.of("KAFKA_BOOTSTRAP", "kafka", "CONSUMER_FACTORY", "factory", "REPLICATION", "1")))
                .path("segmentsConfig");
        ReportSettings settings = settings();

        assertThat(kept.path("retentionTimeUnit").asText()).isEqualTo("DAYS");
        assertThat(settings.countsKept())
                .isEqualTo(Duration.ofDays(kept.path("retentionTimeValue").asLong()));
    }

    @Test
    void defaultsAreAsDocumented() {
        ReportSettings settings = settings();

        assertThat(settings.tick()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.fresh()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.lastGoodPerTenant().asLongValue()).isEqualTo(1024 * 1024);
        assertThat(settings.lastGoodTenants()).isEqualTo(64);
        assertThat(settings.lastGoodAnswersOnDisk()).isEqualTo(300);
        assertThat(settings.workDir()).isEqualTo(Path.of("work"));
    }

    private static ReportSettings settings() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(ReportSettings.class)
                .build()
                .getConfigMapping(ReportSettings.class);
    }
}
