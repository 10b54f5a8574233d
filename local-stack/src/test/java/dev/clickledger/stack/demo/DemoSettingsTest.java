package dev.clickledger.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoSettingsTest {

    @Test
    void defaultsSuitALaptop() {
        DemoSettings settings = DemoSettings.of(Map.of());

        assertThat(settings.redirect()).isEqualTo(URI.create("http://localhost:8070"));
        assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:15432/clickledger");
        assertThat(settings.perSecond()).isEqualTo(1);
        assertThat(settings.seed()).isEqualTo(1);
        assertThat(settings.tenants()).containsExactly("acme", "globex");
        assertThat(settings.history()).isTrue();
    }

    @Test
    void theEnvironmentDecides() {
        DemoSettings settings = DemoSettings.of(Map.of(
                "PUBLIC_URL", "http://127.0.0.1:28070",
                "WORK_DIR", "/data/work",
                "DEMO_SEED", "42",
                "DEMO_CLICKS_PER_SECOND", "0.5",
                "DEMO_TENANTS", "globex",
                "DEMO_HISTORY", "false"));

        assertThat(settings.redirect()).isEqualTo(URI.create("http://127.0.0.1:28070"));
        assertThat(settings.note()).isEqualTo(Path.of("/data/work/demo-history.properties"));
        assertThat(settings.seed()).isEqualTo(42);
        assertThat(settings.perSecond()).isEqualTo(0.5);
        assertThat(settings.tenants()).containsExactly("globex");
        assertThat(settings.history()).isFalse();
    }

    @Test
    void theRateIsBounded() {
        assertThatThrownBy(() -> DemoSettings.of(Map.of("DEMO_CLICKS_PER_SECOND", "51")))
                .hasMessageContaining("DEMO_CLICKS_PER_SECOND");
        assertThatThrownBy(() -> DemoSettings.of(Map.of("DEMO_CLICKS_PER_SECOND", "0")))
                .hasMessageContaining("DEMO_CLICKS_PER_SECOND");
    }
}
