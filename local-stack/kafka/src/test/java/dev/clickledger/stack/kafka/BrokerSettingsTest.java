package dev.clickledger.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    private final Properties properties =
            BrokerSettings.parse("/tmp/kafka", "9092", "9093").brokerProperties();

    @Test
    void listensOnLoopbackOnly() {
        assertThat(properties.getProperty("listeners").split(","))
                .containsExactly("PLAINTEXT://127.0.0.1:9092", "CONTROLLER://127.0.0.1:9093");
    }

    @Test
    void topicsAreNeverCreatedByAccident() {
        assertThat(properties).containsEntry("auto.create.topics.enable", "false");
    }

    @Test
    void recordsOfFastClocksAreKept() {
        assertThat(properties).containsEntry("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    }

    @Test
    void missingArgumentsAreNamed() {
        assertThatThrownBy(() -> BrokerSettings.parse("/tmp/kafka"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DIRECTORY PORT CONTROLLER_PORT");
    }
}
