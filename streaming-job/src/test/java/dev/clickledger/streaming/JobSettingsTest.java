package dev.clickledger.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;

class JobSettingsTest {

    @Test
    void defaults() {
        assertThat(JobSettings.from(Map.of("CHECKPOINT_DIR", "/data/checkpoints")))
                .isEqualTo(new JobSettings(
                        "localhost:9092",
                        URI.create("file:///data/checkpoints"),
                        "hashmap",
                        MemorySize.ofMebiBytes(128),
                        500_000,
                        8081,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        2));
    }

    @Test
    void allSettingsAreRead() {
        assertThat(JobSettings.from(Map.ofEntries(
                        Map.entry("CHECKPOINT_DIR", "s3://bucket/c"),
                        Map.entry("STATE_BACKEND", "rocksdb"),
                        Map.entry("MANAGED_MEMORY", "2g"),
                        Map.entry("ROWS_IN_MEMORY", "7"),
                        Map.entry("KAFKA_BOOTSTRAP", "kafka:9092"),
                        Map.entry("FLINK_PORT", "18081"),
                        Map.entry("FLUSH_INTERVAL", "PT0.5S"),
                        Map.entry("CHECKPOINT_INTERVAL", "PT1M"),
                        Map.entry("PARALLELISM", "8"))))
                .isEqualTo(new JobSettings(
                        "kafka:9092",
                        URI.create("s3://bucket/c"),
                        "rocksdb",
                        MemorySize.ofMebiBytes(2_048),
                        7,
                        18081,
                        Duration.ofMillis(500),
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
        assertThatThrownBy(
                        () -> JobSettings.from(Map.of("CHECKPOINT_DIR", "/c", "CHECKPOINT_INTERVAL", "half an hour")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CHECKPOINT_INTERVAL")
                .hasMessageContaining("half an hour");
    }

    @Test
    void otherStateBackendsAreRefused() {
        assertThatThrownBy(() -> JobSettings.from(Map.of("CHECKPOINT_DIR", "/c", "STATE_BACKEND", "forst")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("STATE_BACKEND")
                .hasMessageContaining("forst");
    }

    @Test
    void flushIntervalOfNothingIsRefused() {
        assertThatThrownBy(() -> JobSettings.from(Map.of("CHECKPOINT_DIR", "/c", "FLUSH_INTERVAL", "PT0.0009S")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("FLUSH_INTERVAL");
    }
}
