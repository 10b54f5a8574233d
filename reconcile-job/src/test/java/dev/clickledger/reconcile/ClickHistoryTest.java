package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickTime;
import dev.clickledger.reconcile.ClickHistory.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClickHistoryTest {

    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final Duration HORIZON = Duration.ofMinutes(30);
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    private final List<LoggedEvent> events = new ArrayList<>();

    @Test
    void theFirstEventIsTheClickAndFurtherOnesAreRepeats() {
        happened("a", 0).arrives(1);
        happened("b", 20).arrives(21);
        happened("c", 70).arrives(71);

        assertThat(outcomes()).extracting(Outcome::clicks).containsExactly(1, 0, 0);
        assertThat(outcomes()).extracting(Outcome::repeats).containsExactly(0, 1, 1);
        nothingToExplain();
    }

    @Test
    void furtherCopiesOfAnEventAreNeither() {
        happened("a", 0).arrives(1);
        happened("a", 0).arrives(20);

        assertThat(outcomes()).extracting(Outcome::clicks).containsExactly(1);
        assertThat(outcomes()).extracting(Outcome::repeats).containsExactly(0);
    }

    @Test
    void aClickWhoseOnlyEventIsLateIsLate() {
        happened("a", 0).arrives(61);

        assertThat(outcomes()).extracting(Outcome::clicks, Outcome::late).containsExactly(tuple(1, 1));
    }

    @Test
    void anEventAsLateAsTheBoundIsNotLate() {
        happened("a", 0).arrives(60);

        assertThat(outcomes()).extracting(Outcome::clicks, Outcome::late).containsExactly(tuple(1, 0));
    }

    @Test
    void aRepeatWithinTheHorizonNeedsNoExplanation() {
        happened("a", 0).arrives(0);
        happened("b", 1800).arrives(1800);

        nothingToExplain();
    }

    @Test
    void theSpeedLayerCountsARepeatBeyondItsHorizonAsAClickAndRemembersItAnew() {
        happened("a", 0).arrives(0);
        happened("b", 1801).arrives(1801);
        happened("c", 3000).arrives(3000);
        happened("d", 3700).arrives(3700);

        assertThat(outcomes()).extracting(Outcome::clicks).containsExactly(1, 0, 0, 0);
        assertThat(outcomes()).extracting(Outcome::repeat).containsExactly(0, 1, 0, 1);
    }

    @Test
    void aClickMovesWhenTheSpeedLayerSawOnlyALaterEventInAnotherRow() {
        happened("a", 0).arrives(100);
        happened("b", 130).arrives(131);

        assertThat(outcomes()).extracting(Outcome::clicks).containsExactly(1, 0);
        assertThat(outcomes()).extracting(Outcome::moved).containsExactly(1, -1);
        assertThat(outcomes()).extracting(Outcome::late).containsOnly(0);
    }

    @Test
    void aClickThatTheSpeedLayerFoundThroughAnotherEventOfTheSameRowIsNoDifference() {
        happened("a", 0).arrives(70);
        happened("b", 30).arrives(75);

        nothingToExplain();
    }

    @Test
    void eventsFurtherApartThanATokenLivesAreTwoClicks() {
        long month = Duration.ofDays(30).toSeconds();
        happened("a", 0).arrives(0);
        happened("b", month).arrives(month);
        happened("c", 2 * month + 1).arrives(2 * month + 1);

        assertThat(outcomes()).extracting(Outcome::clicks).containsExactly(1, 0, 1);
    }

    private void nothingToExplain() {
        assertThat(outcomes())
                .allSatisfy(outcome -> assertThat(List.of(outcome.late(), outcome.repeat(), outcome.moved()))
                        .containsOnly(0));
    }

    private List<Outcome> outcomes() {
        return ClickHistory.outcomes(events.iterator(), new CountingRules(BOUND, HORIZON));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private Happened happened(String eventId, long seconds) {
        return arrival -> {
            long at = NOON + seconds * 1000;
            events.add(new LoggedEvent(
                    eventId,
                    at,
                    NOON + arrival * 1000,
                    0,
                    events.size(),
                    new LoggedEvent.CountRow("spring", ClickTime.minuteOf(at), "DE", "Desktop", "DIRECT"),
                    new LoggedEvent.Traits(null, "Firefox", "Linux")));
        };
    }

    private interface Happened {
        /** Seconds after noon. */
        void arrives(long seconds);
    }
}
