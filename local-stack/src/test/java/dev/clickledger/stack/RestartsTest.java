package dev.clickledger.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private final Restarts restarts = new Restarts();

    @Test
    void theFirstStartWaitsForNothing() {
        assertThat(restarts.pause()).isZero();
    }

    @Test
    void pausesDoubleWhileItDoesNotGetReady() {
        died(Duration.ZERO);
        assertThat(restarts.pause()).isEqualTo(Duration.ofMillis(250));
        died(Duration.ZERO);
        assertThat(restarts.pause()).isEqualTo(Duration.ofMillis(500));
        died(Duration.ZERO);
        assertThat(restarts.pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aComponentThatWasWellIsStartedAgainAtOnceHoweverOftenItDies() {
        for (int death = 0; death < 50; death++) {
            died(Restarts.WELL);
        }

        assertThat(restarts.pause()).isEqualTo(Duration.ofMillis(250));
        assertThat(restarts.exhausted()).isFalse();
        assertThat(restarts.total()).isEqualTo(50);
    }

    @Test
    void aComponentThatDiesSoonAfterItGotReadyIsGivenLongerAndLongerPausesAndThenUp() {
        for (int death = 1; death < Restarts.LIMIT_OF_MOMENTS; death++) {
            died(Duration.ofSeconds(1));
        }

        assertThat(restarts.pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(restarts.exhausted()).isFalse();

        died(Duration.ofSeconds(1));

        assertThat(restarts.exhausted()).as("without end").isTrue();
    }

    @Test
    void aComponentThatNeverGetsReadyIsGivenUp() {
        for (int death = 1; death < Restarts.LIMIT; death++) {
            died(Duration.ZERO);
            assertThat(restarts.exhausted()).as("after %d deaths", death).isFalse();
        }
        died(Duration.ZERO);

        assertThat(restarts.exhausted()).isTrue();
    }

    @Test
    void aComponentThatWasNeverReadyAndComplainsAlikeIsGivenUpSooner() {
        for (int death = 1; death < Restarts.LIMIT_OF_COMPLAINTS; death++) {
            restarts.died(Duration.ZERO, "disk " + death + " is dead", false);
            assertThat(restarts.exhausted()).as("after %d deaths", death).isFalse();
        }
        restarts.died(Duration.ZERO, "disk 7 is dead", false);

        assertThat(restarts.exhausted()).isTrue();
    }

    @Test
    void deathsWhileSomethingNeededIsAwayDoNotCountAgainstIt() {
        for (int death = 0; death < 100; death++) {
            restarts.died(Duration.ZERO, "no broker", true);
        }

        assertThat(restarts.exhausted()).isFalse();
        assertThat(restarts.pause()).isEqualTo(Duration.ofSeconds(30));
    }

    private void died(Duration readyFor) {
        restarts.died(readyFor, "", false);
    }
}
