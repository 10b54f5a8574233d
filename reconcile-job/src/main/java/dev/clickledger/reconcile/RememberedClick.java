package dev.clickledger.reconcile;

import dev.clickledger.contract.ClickIdentity;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.reconcile.LoggedEvent.CountRow;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is remembered of one click while its events are read: always as much, however many come. */
final class RememberedClick {

    private final String firstEventId;
    private final CountRow row;
    private final Deque<String> newestEventIds = new ArrayDeque<>();
    private long from;
    private long until;
    private @Nullable CountRow streamedIn;

    RememberedClick(LoggedEvent first) {
        this.firstEventId = first.eventId();
        this.row = first.row();
        this.from = first.eventTime();
        this.until = first.eventTime();
    }

    /** The row that the click counts in. */
    CountRow row() {
        return row;
    }

    /** How far a time lies outside the time that the click's events span, in milliseconds; 0 inside. */
    long distance(long eventTime) {
        return Math.max(0, Math.max(from - eventTime, eventTime - until));
    }

    /**
     * Takes a further event; tells whether it is a repeat. If not it is a copy of an event that is remembered.
     *
     * <p>A record that took longer to reach the log than a click can live is not remembered and no copy but of the first
     * event: whether the other events between a copy and what it copies were read must not depend on how far a run reads.
     */
    boolean takesRepeat(LoggedEvent event) {
        from = Math.min(from, event.eventTime());
        until = Math.max(until, event.eventTime());
        if (event.eventId().equals(firstEventId)) {
            return false;
        }
        if (ClickTime.late(event.eventTime(), event.appendedAt(), ClickIdentity.LONGEST_CLICK.toMillis())) {
            return true;
        }
        if (newestEventIds.contains(event.eventId())) {
            return false;
        }
        if (newestEventIds.size() == ClickIdentity.REMEMBERED_REPEATS) {
            newestEventIds.remove();
        }
        newestEventIds.add(event.eventId());
        return true;
    }

    /** Notes that the speed layer counts a click in this row; tells whether it is the first that it counts for this one. */
    boolean streamedIn(CountRow counted) {
        if (streamedIn != null) {
            return false;
        }
        streamedIn = counted;
        return true;
    }

    /** Where the speed layer counted this click first; null when it saw none of its events. */
    @Nullable
    CountRow streamedIn() {
        return streamedIn;
    }
}
