package dev.clickledger.app.edge.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Three clicks a minute for each visitor, six for each address. */
class ClickRatesTest {

    private static final InetAddress HOME = InetAddress.ofLiteral("84.135.1.2");
    private static final InetAddress OFFICE = InetAddress.ofLiteral("84.135.1.3");
    private static final UUID ALICE = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);

    private long nanos;
    private int clicks;
    private final ClickRates rates = new ClickRates(3, Duration.ofMinutes(1), 2, () -> nanos);

    @Test
    void visitorWhoClicksTooFastIsOneTooMany() {
        clicks(ALICE, HOME, 3);

        assertThat(exceeded(ALICE, HOME)).isTrue();
        assertThat(exceeded(ALICE, OFFICE)).isTrue();
    }

    @Test
    void othersAreNotConcerned() {
        clicks(ALICE, HOME, 4);

        assertThat(exceeded(BOB, HOME)).isFalse();
    }

    @Test
    void repeatsTakeNothingAwayAndAreRuledLikeTheFirst() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(rates.exceeded(ALICE, HOME, new UUID(1, 1))).isFalse();
        }
        clicks(ALICE, HOME, 2);

        assertThat(rates.exceeded(ALICE, HOME, new UUID(1, 2))).isTrue();
        pass(Duration.ofMinutes(2));
        assertThat(rates.exceeded(ALICE, HOME, new UUID(1, 2))).isTrue();
    }

    @Test
    void pauseIsForgiven() {
        clicks(ALICE, HOME, 4);
        pass(Duration.ofSeconds(21));

        assertThat(exceeded(ALICE, HOME)).isFalse();
        assertThat(exceeded(ALICE, HOME)).isTrue();
    }

    @Test
    void visitorWhoChangesTheUserAgentWithEachClickMeetsTheBoundOfTheAddress() {
        for (int disguise = 0; disguise < 6; disguise++) {
            assertThat(exceeded(new UUID(7, disguise), HOME)).isFalse();
        }

        assertThat(exceeded(new UUID(7, 6), HOME)).isTrue();
        assertThat(exceeded(new UUID(7, 6), OFFICE)).isFalse();
        pass(Duration.ofSeconds(10));
        assertThat(exceeded(new UUID(7, 7), HOME)).isFalse();
        assertThat(exceeded(new UUID(7, 8), HOME)).isTrue();
    }

    @Test
    void visitorWhoChangesTheAddressWithinOneIpv6NetworkMeetsItToo() {
        for (int i = 1; i <= 6; i++) {
            assertThat(exceeded(new UUID(7, i), InetAddress.ofLiteral("2a02:8108:1:2::" + i)))
                    .isFalse();
        }

        assertThat(exceeded(new UUID(7, 7), InetAddress.ofLiteral("2a02:8108:1:2:ffff::7")))
                .isTrue();
        assertThat(exceeded(new UUID(7, 7), InetAddress.ofLiteral("2a02:8108:1:3::7")))
                .isFalse();
    }

    @Test
    void visitorWhoClicksAllTheTimeLeavesTheAddressToOthers() {
        clicks(ALICE, HOME, 1_000);

        clicks(BOB, HOME, 3);
        assertThat(exceeded(new UUID(0, 3), HOME)).isTrue();
    }

    @Test
    void whoIsBeyondTheRateIsNotForgottenHoweverManyOthersAreInvented() {
        clicks(ALICE, HOME, 4);
        for (int i = 0; i < 300_000; i++) {
            exceeded(new UUID(7, i), InetAddress.ofLiteral("2a02:8108:" + i / 60_000 + ":" + i % 60_000 / 10 + "::1"));
        }

        assertThat(exceeded(ALICE, OFFICE)).isTrue();
    }

    @Test
    void peopleAreNotConcernedHoweverManyOthersAreInvented() {
        ClickRates production = new ClickRates(60, Duration.ofMinutes(1), 20, () -> nanos);
        int wrong = 0;
        for (int second = 0; second < 300; second++) {
            pass(Duration.ofSeconds(1));
            for (int i = 0; i < 1_000; i++) {
                production.exceeded(new UUID(second, i), HOME, new UUID(5, clicks++));
            }
            for (int person = 0; person < 100; person++) {
                InetAddress address = InetAddress.ofLiteral("84.136." + second % 250 + "." + person);
                wrong += production.exceeded(new UUID(8, person), address, new UUID(5, clicks++)) ? 1 : 0;
            }
        }

        assertThat(wrong).isZero();
    }

    @Test
    void rateOfNothingIsRefusedByName() {
        assertThatThrownBy(() -> new ClickRates(0, Duration.ofMinutes(1), 20))
                .hasMessageContaining("clickledger.redirect.rate is 0 clicks");
        assertThatThrownBy(() -> new ClickRates(1_000_000_000, Duration.ofMinutes(1), 20))
                .hasMessageContaining("clickledger.redirect.rate");
    }

    private void clicks(UUID visitor, InetAddress address, int number) {
        for (int i = 0; i < number; i++) {
            assertThat(exceeded(visitor, address)).isEqualTo(i >= 3);
        }
    }

    /** Whether the visitor's next click, another than all before, is one too many. */
    private boolean exceeded(UUID visitor, InetAddress address) {
        return rates.exceeded(visitor, address, new UUID(9, clicks++));
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
