package dev.clickledger.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobSettingsTest {

    @Test
    void defaults() {
        assertThat(JobSettings.from(Map.of("CHECKPOINT_DIR", "/data/checkpoints")))
                .isEqualTo(new JobSettings(
                        "localhost:9092",
                        Path.of("/data/checkpoints"),
                        8081,
                        new CountingRules(
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(30),
                                Duration.ofSeconds(1)),
                        Duration.ofSeconds(5),
                        2));
    }

    @Test
    void allSettingsAreRead() {
        assertThat(JobSettings.from(Map.of(
                        "CHECKPOINT_DIR", "/c",
                        "KAFKA_BOOTSTRAP", "kafka:9092",
                        "FLINK_PORT", "18081",
                        "LATENESS_BOUND", "PT30M",
                        "CLOSING_MARGIN", "PT20M",
                        "REPEAT_HORIZON", "PT2H",
                        "FLUSH_INTERVAL", "PT0.5S",
                        "CHECKPOINT_INTERVAL", "PT1M",
                        "PARALLELISM", "8")))
                .isEqualTo(new JobSettings(
                        "kafka:9092",
                        Path.of("/c"),
                        18081,
                        new CountingRules(
                                Duration.ofMinutes(30),
                                Duration.ofMinutes(20),
                                Duration.ofHours(2),
                                Duration.ofMillis(500)),
                        Duration.ofMinutes(1),
                        8));
    }

    @Test
    void checkpointFolderMustBeNamed() {
        assertThatThrownBy(() -> JobSettings.from(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CHECKPOINT_DIR");
    }

    @Test
    void settingThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> JobSettings.from(Map.of("CHECKPOINT_DIR", "/c", "REPEAT_HORIZON", "half an hour")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("REPEAT_HORIZON")
                .hasMessageContaining("half an hour");
    }
}
