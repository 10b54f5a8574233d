package dev.clickledger.app.console.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PinotSettingsTest {

    @Test
    void defaultsAreAsDocumented() {
        PinotSettings settings = PinotGateways.settings(URI.create("http://broker"), Map.of());

        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.tenantQueries()).isEqualTo(4);
        assertThat(settings.tenantWaiting()).isEqualTo(64);
        assertThat(settings.breakerPause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.tenants()).isEqualTo(1000);
        assertThat(settings.tenantIdle()).isEqualTo(Duration.ofMinutes(10));
    }
}
