package dev.clickledger.reconcile;

import dev.clickledger.contract.ClickIdentity;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.reconcile.LoggedEvent.CountRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of one identity, told as plainly as can be: every event is kept, and looked at with all before it. */
final class PlainHistory {

    /** What became of an event; one may be several. */
    enum Kind {
        CLICK,
        FURTHER_CLICK,
        REPEAT,
        COPY_OF_THE_FIRST,
        COPY_OF_A_REMEMBERED_REPEAT,
        COPY_OF_A_FORGOTTEN_REPEAT,
        LATE,
        LATER_THAN_A_CLICK_LIVES,
        STREAMED_BEYOND_THE_HORIZON
    }

    private final List<LoggedEvent> events;
    private final CountingRules rules;
    private final List<LoggedEvent> clicks = new ArrayList<>();
    private final Map<LoggedEvent, LoggedEvent> clickOf = new HashMap<>();
    private final Map<LoggedEvent, List<String>> remembered = new HashMap<>();
    private final Map<String, List<Long>> sums = new TreeMap<>();
    private final List<Kind> kinds = new ArrayList<>();

    PlainHistory(List<LoggedEvent> events, CountingRules rules) {
        this.events = events;
        this.rules = rules;
        recount();
        stream();
    }

    /** By row: clicks, repeats, and clicks minus the clicks that the speed layer counts. */
    Map<String, List<Long>> sums() {
        return sums;
    }

    List<Kind> kinds() {
        return kinds;
    }

    static void add(Map<String, List<Long>> sums, CountRow row, long clicks, long repeats, long difference) {
        sums.merge(
                Instant.ofEpochMilli(row.minute()) + " " + row.country(),
                List.of(clicks, repeats, difference),
                (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1), a.get(2) + b.get(2)));
    }

    private void recount() {
        for (int i = 0; i < events.size(); i++) {
            LoggedEvent event = events.get(i);
            LoggedEvent nearest = nearestBefore(i);
            if (nearest == null) {
                kinds.add(clicks.isEmpty() ? Kind.CLICK : Kind.FURTHER_CLICK);
                clicks.add(event);
                clickOf.put(event, event);
                remembered.put(event, new ArrayList<>());
                add(sums, event.row(), 1, 0, 1);
            } else {
                LoggedEvent click = Objects.requireNonNull(clickOf.get(nearest));
                clickOf.put(event, click);
                further(event, click);
            }
        }
    }

    /** Of the events before it in the log, at most thirty days away, the nearest in time. */
    private @Nullable LoggedEvent nearestBefore(int index) {
        long time = events.get(index).eventTime();
        LoggedEvent nearest = null;
        for (LoggedEvent other : events.subList(0, index)) {
            long distance = Math.abs(other.eventTime() - time);
            if (distance > ClickIdentity.LONGEST_CLICK.toMillis()) {
                continue;
            }
            if (nearest == null || closer(distance, other, Math.abs(nearest.eventTime() - time), nearest)) {
                nearest = other;
            }
        }
        return nearest;
    }

    /** Of two clicks that are as near, the older takes the event. */
    private boolean closer(long distance, LoggedEvent other, long least, LoggedEvent nearest) {
        return distance < least
                || (distance == least && clicks.indexOf(clickOf.get(other)) < clicks.indexOf(clickOf.get(nearest)));
    }

    private void further(LoggedEvent event, LoggedEvent click) {
        List<String> repeats = Objects.requireNonNull(remembered.get(click));
        List<String> newest = repeats.subList(Math.max(0, repeats.size() - 16), repeats.size());
        boolean tooLate = event.appendedAt() - event.eventTime() > ClickIdentity.LONGEST_CLICK.toMillis();
        if (event.eventId().equals(click.eventId())) {
            kinds.add(Kind.COPY_OF_THE_FIRST);
        } else if (!tooLate && newest.contains(event.eventId())) {
            kinds.add(Kind.COPY_OF_A_REMEMBERED_REPEAT);
        } else {
            kinds.add(repeats.contains(event.eventId()) ? Kind.COPY_OF_A_FORGOTTEN_REPEAT : Kind.REPEAT);
            add(sums, event.row(), 0, 1, 0);
            if (tooLate) {
                kinds.add(Kind.LATER_THAN_A_CLICK_LIVES);
            } else {
                repeats.add(event.eventId());
            }
        }
    }

    private void stream() {
        LoggedEvent counted = null;
        for (LoggedEvent event : events) {
            if (event.appendedAt() - event.eventTime() > rules.latenessBound().toMillis()) {
                kinds.add(Kind.LATE);
                continue;
            }
            if (counted == null
                    || event.appendedAt() - counted.appendedAt()
                            > rules.horizon().toMillis()) {
                if (counted != null) {
                    kinds.add(Kind.STREAMED_BEYOND_THE_HORIZON);
                }
                counted = event;
                add(sums, event.row(), 0, 0, -1);
            }
        }
    }
}
