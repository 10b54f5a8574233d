package dev.clickledger.app.console.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.export.Places.Full;
import dev.clickledger.app.console.export.Places.Place;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final Places places = new Places(2, 3);

    @Test
    void oneTenantCannotTakeThePlacesOfAll() {
        taken("acme");
        taken("acme");

        assertThat(places.take("acme")).isEqualTo(new Full(true, 2));
        taken("globex");
    }

    @Test
    void allTogetherHaveABoundToo() {
        taken("acme");
        taken("acme");
        taken("globex");

        assertThat(places.take("umbrella")).isEqualTo(new Full(false, 3));
    }

    @Test
    void whoeverIsDoneMakesRoomOnce() {
        Place first = taken("acme");
        taken("acme");
        first.close();
        first.close();

        taken("acme");
        assertThat(places.take("acme")).isEqualTo(new Full(true, 2));
    }

    @Test
    void defaultsAreThoseOfTheOperatingManual() {
        ExportSettings defaults = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(ExportSettings.class)
                .build()
                .getConfigMapping(ExportSettings.class);

        assertThat(defaults.perTenant()).isEqualTo(12);
        assertThat(defaults.inAll()).isEqualTo(48);
        assertThat(defaults.turns()).isEqualTo(2);
        assertThat(defaults.rest()).isEqualTo(0.5);
        assertThat(defaults.answersPerTenant()).isEqualTo(1);
        assertThat(defaults.answersInAll()).isEqualTo(2);
        assertThat(defaults.stalled()).isEqualTo(Duration.ofSeconds(60));
        assertThat(defaults.longest()).isEqualTo(Duration.ofHours(1));
    }

    private Place taken(String tenant) {
        return (Place) places.take(tenant);
    }
}
