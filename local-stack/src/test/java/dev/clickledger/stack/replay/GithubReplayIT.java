package dev.clickledger.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.stack.RunningStack;
import dev.clickledger.stack.SharedStack;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Real events through the whole real stack: what Pinot serves must be what somebody else counts in the file. */
@ExtendWith(SharedStack.class)
@Timeout(600)
class GithubReplayIT {

    private static final int EVENTS = Boolean.getBoolean("soak") ? GithubEvents.ALL : 1_500;

    @Test
    void pinotServesWhatDuckDbCountsAdByAdAndBothWays(RunningStack stack)
            throws IOException, SQLException, InterruptedException {
        Instant begun = Instant.now();
        GithubReplay replay = new GithubReplay(ReplaySettings.of(stack.environment()), System.out);

        Comparison comparison = replay.replay(EVENTS);

        System.out.printf(
                "measured: replay of %,d GitHub events in %.1f s: %s%n",
                EVENTS, Duration.between(begun, Instant.now()).toMillis() / 1000.0, comparison);
        assertThat(comparison.expected().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(EVENTS);
        assertThat(comparison.different()).isEmpty();
        assertThat(comparison.missing()).isEmpty();
        assertThat(comparison.surplus()).isEmpty();
    }

    @Test
    void aSecondReplayCountsNothingTwice(RunningStack stack) throws IOException, SQLException, InterruptedException {
        GithubReplay replay = new GithubReplay(ReplaySettings.of(stack.environment()), System.out);
        replay.replay(EVENTS);

        assertThat(replay.replay(EVENTS).equal()).isTrue();
    }
}
