package dev.clickledger.reconcile;

import dev.clickledger.contract.ClickTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All events of one click identity, in log order, told twice: what they count for, and what the speed layer, keeping to
 * its own rules, makes of them. Where the two differ, this says which known reason it has.
 *
 * <p>The first event is the click; each further event is a repeat; further copies of an event are neither. The speed
 * layer never sees late records, and forgets a click after its horizon. So a click is <i>late</i> when all its events
 * are, <i>moved</i> when the first event was late and the speed layer took a later one that stands in another row, and
 * every further click that the speed layer counts for the identity is a <i>repeat</i>.
 */
final class ClickHistory {

    /** What one event counts for. The reasons are what it adds to recounted minus streamed clicks in its row. */
    record Outcome(LoggedEvent event, int clicks, int repeats, int late, int repeat, int moved) {}

    private final CountingRules rules;
    private final StreamMemory memory;
    private final Set<String> seen = new HashSet<>();
    private final List<Tally> tallies = new ArrayList<>();
    private long latestEventTime = Long.MIN_VALUE;
    private @Nullable Tally click;
    private @Nullable Tally streamed;

    private ClickHistory(CountingRules rules) {
        this.rules = rules;
        this.memory = new StreamMemory(rules.repeatHorizon().toMillis());
    }

    /** Tells one identity's events, which must come in log order. */
    static List<Outcome> outcomes(Iterator<LoggedEvent> events, CountingRules rules) {
        ClickHistory history = new ClickHistory(rules);
        events.forEachRemaining(history::take);
        history.explainClick();
        return history.tallies.stream().map(Tally::outcome).toList();
    }

    private void take(LoggedEvent event) {
        if (!seen.add(event.eventId())) {
            return;
        }
        Tally tally = new Tally(event);
        tallies.add(tally);
        if (click == null || beginsAnotherClick(event)) {
            explainClick();
            click = tally;
            streamed = null;
            tally.clicks = 1;
        } else {
            tally.repeats = 1;
        }
        latestEventTime = Math.max(latestEventTime, event.eventTime());
        if (!late(event) && memory.countsAsClick(event.appendedAt())) {
            if (streamed == null) {
                streamed = tally;
            } else {
                tally.repeat = 1;
            }
        }
    }

    /** By the events shortly before it only, so that a run that looks back so far and no further decides alike. */
    private boolean beginsAnotherClick(LoggedEvent event) {
        return event.eventTime() - latestEventTime > CountingRules.LONGEST_CLICK.toMillis();
    }

    private boolean late(LoggedEvent event) {
        return ClickTime.late(
                event.eventTime(), event.appendedAt(), rules.latenessBound().toMillis());
    }

    private void explainClick() {
        if (click == null) {
            return;
        }
        if (streamed == null) {
            click.late = 1;
        } else if (!streamed.event.row().equals(click.event.row())) {
            click.moved++;
            streamed.moved--;
        }
    }

    private static final class Tally {
        private final LoggedEvent event;
        private int clicks;
        private int repeats;
        private int late;
        private int repeat;
        private int moved;

        private Tally(LoggedEvent event) {
            this.event = event;
        }

        private Outcome outcome() {
            return new Outcome(event, clicks, repeats, late, repeat, moved);
        }
    }
}
