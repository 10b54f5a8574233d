package dev.clickledger.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupConfigTest {

    private static final Map<String, String> REQUIRED = Map.of(
            "KAFKA_BOOTSTRAP", "kafka:9092",
            "PINOT_CONTROLLER_URL", "http://pinot:9000",
            "PINOT_CONSUMER_FACTORY", "com.example.Factory");

    @Test
    void isForOneBrokerUnlessToldOtherwise() {
        assertThat(SetupConfig.from(REQUIRED))
                .isEqualTo(new SetupConfig(
                        "kafka:9092",
                        TopicSetup.ofOneBroker(),
                        new TableSetup(URI.create("http://pinot:9000"), "kafka:9092", "com.example.Factory", 1),
                        Duration.ofMinutes(2)));
    }

    @Test
    void namesWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SetupConfig.from(Map.of()))
                .withMessageContaining("KAFKA_BOOTSTRAP");
    }
}
