package dev.clickledger.app.edge.clicklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClickLogSettingsTest {

    @Test
    void defaultsAreThoseOfTheManual() {
        ClickLogSettings settings = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(ClickLogSettings.class)
                .build()
                .getConfigMapping(ClickLogSettings.class);

        assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.patience()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.linger()).isEqualTo(Duration.ofMillis(2));
        assertThat(settings.bufferBytes()).isEqualTo(32 << 20);
        assertThat(settings.probeEvery()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.spool().directory()).isEqualTo(Path.of("data/spool"));
        assertThat(settings.spool().maxBytes()).isEqualTo(1 << 30);
        assertThat(settings.spool().segmentBytes()).isEqualTo(4 << 20);
        assertThat(settings.spool().queue()).isEqualTo(65_536);
        assertThat(settings.spool().drainPerSecond()).isEqualTo(5000);
    }
}
