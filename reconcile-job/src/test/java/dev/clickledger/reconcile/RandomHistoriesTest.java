package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.reconcile.LoggedEvent.CountRow;
import dev.clickledger.reconcile.PlainHistory.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** {@link ClickHistory} beside {@link PlainHistory}, over histories that nobody thought of. */
class RandomHistoriesTest {

    private static final int HISTORIES = 20_000;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final CountingRules RULES =
            new CountingRules(Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofMinutes(30));

    private final Random random = new Random(11);

    @Test
    void everyHistoryIsCountedAndExplainedAsThePlainRulesSay() {
        Map<Kind, Integer> met = new EnumMap<>(Kind.class);
        for (int i = 0; i < HISTORIES; i++) {
            List<LoggedEvent> events = history(this::jump);
            PlainHistory plain = new PlainHistory(events, RULES);

            assertThat(sums(events)).as("history %d: %s", i, events).isEqualTo(plain.sums());
            plain.kinds().forEach(kind -> met.merge(kind, 1, Integer::sum));
        }
        System.out.printf("measured: %,d random histories, events by kind %s%n", HISTORIES, met);
        assertThat(met.keySet()).containsExactlyInAnyOrder(Kind.values());
        assertThat(met.values()).allMatch(number -> number > 100);
    }

    @Test
    void aRunThatReadsNoMoreThanItsSpanFindsTheSameClicks() {
        readInPart(this::jump, (minute, events) -> ofMinute(minute, events, false));
    }

    @Test
    void itFindsTheSameRepeatsUnlessRecordsTookDaysAndLessThanAMonth() {
        readInPart(this::jumpButNotOfDays, (minute, events) -> ofMinute(minute, events, true));
    }

    private void readInPart(LongSupplier behind, BiFunction<Long, List<LoggedEvent>, Object> count) {
        int cut = 0;
        for (int i = 0; i < HISTORIES; i++) {
            List<LoggedEvent> events = history(behind);
            long minute = events.get(random.nextInt(events.size())).row().minute();
            List<LoggedEvent> read = events.stream()
                    .filter(event -> event.eventTime() >= minute - 30 * DAY)
                    .filter(event -> event.eventTime() < minute + MINUTE + 30 * DAY)
                    .toList();
            cut += read.size() < events.size() ? 1 : 0;

            assertThat(count.apply(minute, read))
                    .as("history %d, minute %s: %s", i, Instant.ofEpochMilli(minute), events)
                    .isEqualTo(count.apply(minute, events));
        }
        System.out.printf("measured: %,d random histories, %,d of them read in part%n", HISTORIES, cut);
        assertThat(cut).isGreaterThan(1_000);
    }

    /** Clicks, repeats, and recounted minus streamed clicks as explained. */
    private static Map<String, List<Long>> sums(List<LoggedEvent> events) {
        Map<String, List<Long>> sums = new TreeMap<>();
        new ClickHistory(events.iterator(), RULES)
                .forEachRemaining(outcome -> PlainHistory.add(
                        sums,
                        outcome.row(),
                        outcome.clicks(),
                        outcome.repeats(),
                        outcome.late() - outcome.repeat() + outcome.moved()));
        return sums;
    }

    private static Map<String, List<Long>> ofMinute(long minute, List<LoggedEvent> events, boolean repeats) {
        Map<String, List<Long>> sums = new TreeMap<>();
        new ClickHistory(events.iterator(), RULES).forEachRemaining(outcome -> {
            if (outcome.row().minute() == minute) {
                PlainHistory.add(sums, outcome.row(), outcome.clicks(), repeats ? outcome.repeats() : 0, 0);
            }
        });
        sums.values().removeIf(List.of(0L, 0L, 0L)::equals);
        return sums;
    }

    /**
     * Up to sixty events.
     *
     * @param behind how long, in milliseconds, some of them take to the log
     */
    private List<LoggedEvent> history(LongSupplier behind) {
        List<LoggedEvent> events = new ArrayList<>();
        long now = NOON;
        int length = 1 + random.nextInt(60);
        int copies = random.nextInt(60);
        int jumps = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            now += random.nextInt(100) < jumps ? jump() : random.nextInt(20_000);
            if (!events.isEmpty() && random.nextInt(100) < copies) {
                LoggedEvent copied = events.get(Math.max(0, events.size() - 1 - random.nextInt(24)));
                events.add(event(
                        copied.eventId(), copied.eventTime(), now, copied.row().country()));
            } else {
                long late = random.nextInt(100) < jumps ? behind.getAsLong() : random.nextInt(1_000);
                events.add(event("e" + i, now - late, now, random.nextBoolean() ? "DE" : "FR"));
            }
        }
        return events;
    }

    private long jumpButNotOfDays() {
        return random.nextBoolean() ? random.nextInt(60) * MINUTE : (31 + random.nextInt(20_000)) * DAY;
    }

    /** From minutes to decades. */
    private long jump() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(5) * MINUTE;
            case 1 -> random.nextInt(60) * MINUTE;
            case 2 -> random.nextInt(40) * DAY;
            case 3 -> 30 * DAY + random.nextInt(3) - 1;
            default -> random.nextInt(20_000) * DAY;
        };
    }

    private static LoggedEvent event(String eventId, long at, long appendedAt, String country) {
        return new LoggedEvent(
                eventId,
                at,
                appendedAt,
                0,
                appendedAt,
                new CountRow("spring", ClickTime.minuteOf(at), country, "Desktop", "DIRECT"),
                new LoggedEvent.Traits(null, "Firefox", "Linux"));
    }
}
