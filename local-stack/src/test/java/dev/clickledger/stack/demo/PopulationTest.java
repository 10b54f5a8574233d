package dev.clickledger.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-10T00:00:00Z");

    private final Population population = new Population(1);

    @Test
    void aDayIsAsBusyAsItsAverage() {
        double mean = IntStream.range(0, 24 * 60)
                .mapToDouble(minute -> population.busyness(MIDNIGHT.plus(Duration.ofMinutes(minute))))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(1, within(0.001));
    }

    @Test
    void peopleClickByTheirOwnTimeOfDay() {
        Instant eveningInTokyo = MIDNIGHT.plus(Duration.ofHours(11));
        Instant nightInTokyo = MIDNIGHT.plus(Duration.ofHours(19));

        assertThat(fromJapan(eveningInTokyo)).isGreaterThan(3 * fromJapan(nightInTokyo));
    }

    @Test
    void someComeBackAndHaveTheSameAddressAndBrowser() {
        SplittableRandom random = new SplittableRandom(1);
        List<Visitor> visitors = IntStream.range(0, 20_000)
                .mapToObj(i -> population.person(MIDNIGHT, random))
                .toList();

        assertThat(visitors.stream().distinct().count()).isBetween(5_000L, 19_000L);
    }

    @Test
    void aNetworkFoldsNumbersIntoItsAddresses() {
        Network network = Network.parse("192.0.2.0/24");

        assertThat(network.address(0)).isEqualTo("192.0.2.0");
        assertThat(network.address(255)).isEqualTo("192.0.2.255");
        assertThat(network.address(256)).isEqualTo("192.0.2.0");
        assertThat(network.address(-1)).isEqualTo("192.0.2.255");
        assertThat(Network.parse("223.226.0.0/16").address(65_535)).isEqualTo("223.226.255.255");
        assertThatThrownBy(() -> Network.parse("192.0.2.0")).hasMessageContaining("192.0.2.0/24");
    }

    @Test
    void everyWeightHasItsShare() {
        Weighted<String> drawn = new Weighted<>(List.of("a", "b"), value -> value.equals("a") ? 3 : 1);

        assertThat(drawn.at(0)).isEqualTo("a");
        assertThat(drawn.at(0.749)).isEqualTo("a");
        assertThat(drawn.at(0.75)).isEqualTo("b");
        assertThat(drawn.at(Math.nextDown(1.0))).isEqualTo("b");
    }

    private long fromJapan(Instant time) {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, 10_000)
                .filter(i -> population.person(time, random).country().equals("JP"))
                .count();
    }
}
