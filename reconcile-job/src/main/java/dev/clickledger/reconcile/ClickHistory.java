package dev.clickledger.reconcile;

import dev.clickledger.contract.ClickIdentity;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.reconcile.LoggedEvent.CountRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * All events of one click identity, in log order, told twice: what they count for, and what the speed layer, keeping to
 * its own rules, makes of them. Where the two differ, this says which known reason it has.
 *
 * <p>What is a click, a repeat or a redelivery is defined in {@link dev.clickledger.contract.ClickIdentity}. The speed
 * layer never sees late records, and forgets a click after its horizon. So a click is <i>late</i> when all its events
 * are, <i>moved</i> when the first event was late and the speed layer took a later one that stands in another row, and
 * every further click that the speed layer counts for the identity is a <i>repeat</i>.
 *
 * <p>Events are read one by one, outcomes are told on the way and must be summed by row. What is held meanwhile does not
 * grow with the number of events: the sums of at most {@link #ROWS_HELD} rows, and of every thirty days that there are
 * events from at most one click.
 */
final class ClickHistory implements Iterator<ClickHistory.Outcome> {

    /** So many rows' sums are held before they are told: events that come from everywhere in turn stay few outcomes. */
    static final int ROWS_HELD = 64;

    private final Iterator<LoggedEvent> events;
    private final long latenessBound;
    private final StreamMemory memory;
    private final Map<CountRow, Sum> sums = new LinkedHashMap<>();
    private final Deque<Outcome> told = new ArrayDeque<>();
    private final List<RememberedClick> clicks = new ArrayList<>(1);

    /** Tells one identity's events, which must come in log order. */
    ClickHistory(Iterator<LoggedEvent> events, CountingRules rules) {
        this.events = events;
        this.latenessBound = rules.latenessBound().toMillis();
        this.memory = new StreamMemory(rules.horizon().toMillis());
    }

    /**
     * What is added to one row. A click is an outcome of its own; all others are sums over some events.
     *
     * @param click the event that is the click; null when none is
     * @param repeats further events
     * @param late what this reason adds to recounted minus streamed clicks, as do the next two
     */
    record Outcome(CountRow row, @Nullable LoggedEvent click, long repeats, long late, long repeat, long moved) {

        long clicks() {
            return click == null ? 0 : 1;
        }
    }

    @Override
    public boolean hasNext() {
        while (told.isEmpty() && events.hasNext()) {
            take(events.next());
        }
        if (told.isEmpty()) {
            explainClicks();
            tellSums();
        }
        return !told.isEmpty();
    }

    @Override
    public Outcome next() {
        if (!hasNext()) {
            throw new NoSuchElementException("all outcomes are told");
        }
        return told.remove();
    }

    private void take(LoggedEvent event) {
        RememberedClick click = clickOf(event);
        if (click == null) {
            click = new RememberedClick(event);
            clicks.add(click);
            told.add(new Outcome(event.row(), event, 0, 0, 0, 0));
        } else if (click.takesRepeat(event)) {
            sum(event.row()).repeats++;
        }
        if (!late(event) && memory.countsAsClick(event.appendedAt()) && !click.streamedIn(event.row())) {
            sum(event.row()).repeat++;
        }
    }

    /** By the events around it only, so that a run that reads so far and no further decides alike. */
    private @Nullable RememberedClick clickOf(LoggedEvent event) {
        RememberedClick nearest = null;
        for (RememberedClick click : clicks) {
            long distance = click.distance(event.eventTime());
            if (distance <= ClickIdentity.LONGEST_CLICK.toMillis()
                    && (nearest == null || distance < nearest.distance(event.eventTime()))) {
                nearest = click;
            }
        }
        return nearest;
    }

    private boolean late(LoggedEvent event) {
        return ClickTime.late(event.eventTime(), event.appendedAt(), latenessBound);
    }

    /** Only when no further event can come is it known whether the speed layer saw any of a click. */
    private void explainClicks() {
        for (RememberedClick click : clicks) {
            CountRow streamed = click.streamedIn();
            if (streamed == null) {
                sum(click.row()).late++;
            } else if (!streamed.equals(click.row())) {
                sum(click.row()).moved++;
                sum(streamed).moved--;
            }
        }
        clicks.clear();
    }

    private Sum sum(CountRow row) {
        if (sums.size() == ROWS_HELD && !sums.containsKey(row)) {
            tellSums();
        }
        return sums.computeIfAbsent(row, any -> new Sum());
    }

    private void tellSums() {
        sums.forEach((row, sum) -> told.add(new Outcome(row, null, sum.repeats, sum.late, sum.repeat, sum.moved)));
        sums.clear();
    }

    private static final class Sum {
        private long repeats;
        private long late;
        private long repeat;
        private long moved;
    }
}
