package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.reconcile.ClickHistory.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClickHistoryTest {

    private static final CountingRules RULES =
            new CountingRules(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(30));
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    private final List<LoggedEvent> events = new ArrayList<>();

    @Test
    void theFirstEventIsTheClickAndFurtherOnesAreRepeats() {
        happened("a", 0).arrives(1);
        happened("b", 20).arrives(21);
        happened("c", 70).arrives(71);

        assertThat(counted()).isEqualTo("12:00 1+1, 12:01 0+1");
        nothingToExplain();
    }

    @Test
    void aCopyOfTheFirstEventIsNeither() {
        happened("a", 0).arrives(1);
        happened("a", 0).arrives(20);

        assertThat(counted()).isEqualTo("12:00 1+0");
        nothingToExplain();
    }

    @Test
    void aCopyOfTheFirstEventIsKnownHoweverManyFollowedIt() {
        repeats(40);
        happened("first", 0).arrives(50);

        assertThat(counted()).isEqualTo("12:00 1+40");
    }

    @Test
    void aCopyOfOneOfTheNewestSixteenFurtherEventsIsNeither() {
        repeats(20);
        happened("repeat 20", 0).arrives(50);
        happened("repeat 5", 0).arrives(51);

        assertThat(counted()).isEqualTo("12:00 1+20");
    }

    @Test
    void aCopyOfTheSeventeenthNewestIsARepeat() {
        repeats(20);
        happened("repeat 4", 0).arrives(50);

        assertThat(counted()).isEqualTo("12:00 1+21");
    }

    @Test
    void aCopyThatCountedAsARepeatIsRememberedAsTheNewest() {
        repeats(20);
        happened("repeat 4", 0).arrives(50);
        happened("repeat 4", 0).arrives(51);
        happened("repeat 5", 0).arrives(52);

        assertThat(counted()).isEqualTo("12:00 1+22");
    }

    @Test
    void aCopyThatIsNeitherDoesNotMakeItsEventNewer() {
        repeats(16);
        happened("repeat 1", 0).arrives(50);
        happened("another", 0).arrives(51);
        happened("repeat 1", 0).arrives(52);

        assertThat(counted()).isEqualTo("12:00 1+18");
    }

    @Test
    void anotherClickOfTheIdentityIsRememberedAnew() {
        long month = Duration.ofDays(31).toSeconds();
        happened("a", 0).arrives(0);
        happened("a", month).arrives(month);
        happened("a", month).arrives(month + 1);

        assertThat(clicks()).containsExactly(events.get(0), events.get(1));
    }

    @Test
    void aClickWhoseOnlyEventIsLateIsLate() {
        happened("a", 0).arrives(61);

        assertThat(explained()).isEqualTo("12:00 late 1 repeat 0 moved 0");
    }

    @Test
    void anEventAsLateAsTheBoundIsNotLate() {
        happened("a", 0).arrives(60);

        nothingToExplain();
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

        assertThat(counted()).isEqualTo("12:00 1+0, 12:30 0+1, 12:50 0+1, 13:01 0+1");
        assertThat(explained()).isEqualTo("12:30 late 0 repeat 1 moved 0, 13:01 late 0 repeat 1 moved 0");
    }

    @Test
    void theSpeedLayerCountsAlsoACopyBeyondItsHorizonAsAClick() {
        happened("a", 0).arrives(0);
        happened("a", 1801).arrives(1801);

        assertThat(counted()).isEqualTo("12:00 1+0, 12:30 0+0");
        assertThat(explained()).isEqualTo("12:30 late 0 repeat 1 moved 0");
    }

    @Test
    void aClickMovesWhenTheSpeedLayerSawOnlyALaterEventInAnotherRow() {
        happened("a", 0).arrives(100);
        happened("b", 130).arrives(131);

        assertThat(counted()).isEqualTo("12:00 1+0, 12:02 0+1");
        assertThat(explained()).isEqualTo("12:00 late 0 repeat 0 moved 1, 12:02 late 0 repeat 0 moved -1");
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

        assertThat(clicks()).containsExactly(events.get(0), events.get(2));
    }

    @Test
    void aRecordThatClaimsToBeFromAnotherAgeIsAClickThereAndTheOthersStayAsTheyAre() {
        happened("a", 0).arrives(0);
        happened("b", -1_772_366_400).arrives(10);
        happened("a", 0).arrives(20);
        happened("c", 30).arrives(30);

        assertThat(clicks()).containsExactly(events.get(0), events.get(1));
        assertThat(counted()).isEqualTo("00:00 1+0, 12:00 1+1");
        assertThat(explained()).isEqualTo("00:00 late 1 repeat 0 moved 0");
    }

    @Test
    void aClickIsToldWithItsEvent() {
        happened("a", 0).arrives(1);
        happened("b", 20).arrives(21);

        assertThat(clicks()).containsExactly(events.get(0));
    }

    @Test
    void fiveMillionRepeatsAreFewOutcomesAndNothingGrows() {
        int repeats = 5_000_000;
        ClickHistory history = new ClickHistory(flood(repeats), RULES);
        long clicks = 0;
        long counted = 0;
        int outcomes = 0;
        long before = HeapUse.afterCollection();
        long most = before;
        long begin = System.nanoTime();
        while (history.hasNext()) {
            Outcome outcome = history.next();
            clicks += outcome.clicks();
            counted += outcome.repeats();
            outcomes++;
            if (outcomes % 100 == 1) {
                most = Math.max(most, HeapUse.afterCollection());
            }
        }
        System.out.printf(
                "measured: %,d repeats of one click: %d outcomes, %.1f s, at most %,d kB more on the heap%n",
                repeats, outcomes, (System.nanoTime() - begin) / 1e9, (most - before) / 1024);

        assertThat(clicks).isEqualTo(1);
        assertThat(counted).isEqualTo(repeats);
        assertThat(outcomes).isLessThan(500);
        assertThat(most - before).isLessThan(4 << 20);
    }

    /** A thousand repeats a second from five countries in turn. */
    private static Iterator<LoggedEvent> flood(int repeats) {
        return IntStream.rangeClosed(0, repeats)
                .mapToObj(i -> event("event " + i, NOON + i, NOON + i, "C" + i % 5))
                .iterator();
    }

    private void repeats(int number) {
        happened("first", 0).arrives(0);
        for (int i = 1; i <= number; i++) {
            happened("repeat " + i, 0).arrives(i);
        }
    }

    private void nothingToExplain() {
        assertThat(explained()).isEmpty();
    }

    /** Clicks and repeats by minute. */
    private String counted() {
        Map<String, long[]> byMinute = new TreeMap<>();
        for (Outcome outcome : outcomes()) {
            long[] sum = byMinute.computeIfAbsent(minute(outcome), any -> new long[2]);
            sum[0] += outcome.clicks();
            sum[1] += outcome.repeats();
        }
        return byMinute.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue()[0] + "+" + entry.getValue()[1])
                .collect(Collectors.joining(", "));
    }

    /** The reasons by minute, where there are any. */
    private String explained() {
        Map<String, long[]> byMinute = new TreeMap<>();
        for (Outcome outcome : outcomes()) {
            long[] sum = byMinute.computeIfAbsent(minute(outcome), any -> new long[3]);
            sum[0] += outcome.late();
            sum[1] += outcome.repeat();
            sum[2] += outcome.moved();
        }
        return byMinute.entrySet().stream()
                .filter(entry -> !Arrays.equals(entry.getValue(), new long[3]))
                .map(entry -> entry.getKey() + " late " + entry.getValue()[0] + " repeat " + entry.getValue()[1]
                        + " moved " + entry.getValue()[2])
                .collect(Collectors.joining(", "));
    }

    private static String minute(Outcome outcome) {
        return Instant.ofEpochMilli(outcome.row().minute()).toString().substring(11, 16);
    }

    private List<LoggedEvent> clicks() {
        return outcomes().stream()
                .flatMap(outcome -> Stream.ofNullable(outcome.click()))
                .toList();
    }

    private List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        new ClickHistory(events.iterator(), RULES).forEachRemaining(outcomes::add);
        return outcomes;
    }

    private Happened happened(String eventId, long seconds) {
        return arrival -> events.add(event(eventId, NOON + seconds * 1000, NOON + arrival * 1000, "DE"));
    }

    private static LoggedEvent event(String eventId, long at, long appendedAt, String country) {
        return new LoggedEvent(
                eventId,
                at,
                appendedAt,
                0,
                appendedAt,
                new LoggedEvent.CountRow("spring", ClickTime.minuteOf(at), country, "Desktop", "DIRECT"),
                new LoggedEvent.Traits(null, "Firefox", "Linux"));
    }

    private interface Happened {
        /** Seconds after noon. */
        void arrives(long seconds);
    }
}
