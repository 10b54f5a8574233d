package dev.clickledger.app.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.Verdict;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateRuleTest {

    private static final UUID ALICE = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);

    private long nanos;
    private final RateRule rule = new RateRule(new ClickRates(3, Duration.ofMinutes(1), 100, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }));

    @Test
    void visitorWhoClicksTooFastIsRuledOut() {
        assertThat(judge(ALICE, 1)).isNull();
        assertThat(judge(ALICE, 2)).isNull();
        assertThat(judge(ALICE, 3)).isNull();
        assertThat(judge(ALICE, 4)).isEqualTo(Verdict.RATE);
    }

    @Test
    void othersAreNotConcerned() {
        for (int click = 1; click <= 4; click++) {
            judge(ALICE, click);
        }

        assertThat(judge(BOB, 5)).isNull();
    }

    @Test
    void repeatsTakeNothingAwayAndAreRuledLikeTheFirst() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(judge(ALICE, 1)).isNull();
        }
        judge(ALICE, 2);
        judge(ALICE, 3);

        assertThat(judge(ALICE, 4)).isEqualTo(Verdict.RATE);
        nanos += Duration.ofMinutes(2).toNanos();
        assertThat(judge(ALICE, 4)).isEqualTo(Verdict.RATE);
    }

    @Test
    void pauseIsForgiven() {
        for (int click = 1; click <= 4; click++) {
            judge(ALICE, click);
        }
        nanos += Duration.ofSeconds(21).toNanos();

        assertThat(judge(ALICE, 5)).isNull();
        assertThat(judge(ALICE, 6)).isEqualTo(Verdict.RATE);
    }

    private @Nullable Verdict judge(UUID visitor, int click) {
        return rule.judge(new ClickCandidate(
                Clicks.request((String) null),
                Clicks.SHOES,
                null,
                Clicks.NOON,
                Clicks.BROWSER,
                new UUID(9, click),
                visitor));
    }
}
