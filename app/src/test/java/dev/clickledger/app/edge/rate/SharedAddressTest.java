package dev.clickledger.app.edge.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bound of an address leaves out of the clicks of people whom a carrier puts behind one, by simulation. */
class SharedAddressTest {

    private static final InetAddress CARRIER = InetAddress.ofLiteral("84.135.1.2");

    private long nanos;
    private final ClickRates rates = new ClickRates(60, Duration.ofMinutes(1), 20, () -> nanos);

    @ParameterizedTest
    @CsvSource({"1000, 4, 0", "10000, 2, 0", "10000, 6, 0", "50000, 1, 0", "10000, 10, 0.27"})
    void clicksAtRandomTimesAreLeftOutOnlyBeyondTheBound(int people, int clicksInAnHour, double expected) {
        SplittableRandom random = new SplittableRandom(people);
        int clicks = people * clicksInAnHour;
        double nanosBetween = (double) Duration.ofHours(1).toNanos() / clicks;
        int left = 0;
        for (int click = 0; click < clicks; click++) {
            nanos += (long) (-Math.log(1 - random.nextDouble()) * nanosBetween);
            left += exceeded(click) ? 1 : 0;
        }

        double share = (double) left / clicks;
        System.out.printf(
                "measured: %,d people behind one address, each with %d clicks an hour: %.2f %% are RATE by the address%n",
                people, clicksInAnHour, 100 * share);
        assertThat(share).isCloseTo(expected, within(expected / 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 1_000})
    void clicksOfManyWhoReachForThePhoneAtOnceAllCount(int clicks) {
        for (int click = 0; click < clicks; click++) {
            nanos += Duration.ofSeconds(10).toNanos() / clicks;
            assertThat(exceeded(click)).isFalse();
        }
    }

    /** Each with a user agent of its own: what is left out then is the address's doing. */
    private boolean exceeded(int click) {
        return rates.exceeded(new UUID(1, click), CARRIER, new UUID(2, click));
    }
}
