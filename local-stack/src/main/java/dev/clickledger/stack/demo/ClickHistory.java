package dev.clickledger.stack.demo;

import dev.clickledger.contract.ClickEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The day before the first start, as past-dated clicks. Written once: a note beside the data says which day it was, so
 * that a start that was cut short is repeated with the very same event ids, which recounts take for redeliveries.
 */
final class ClickHistory {

    /** How far it goes back. */
    static final Duration LENGTH = Duration.ofHours(24);

    /** How many clicks it has at most, about: the first recount must stay quick. */
    static final int MOST_CLICKS = 100_000;

    private static final double REQUESTS_PER_VISIT = 1.06;

    private final HistoryNote note;
    private final Clock clock;

    ClickHistory(Path noteFile, Clock clock) {
        this.note = new HistoryNote(noteFile);
        this.clock = clock;
    }

    /**
     * Writes the history unless it was written before.
     *
     * @param appendAll gets every event in order; returns when all of them are durable
     * @return how many events were written
     */
    int writeOnce(long seed, double perSecond, List<DemoAd> ads, Consumer<Iterator<ClickEvent>> appendAll) {
        HistoryNote.Entry entry = note.read().orElseGet(() -> note.begin(clock.instant()));
        if (entry.complete()) {
            return 0;
        }
        Events events = new Events(seed, gentle(perSecond), ads, entry.end());
        appendAll.accept(events);
        note.complete(entry);
        return events.given;
    }

    private static double gentle(double perSecond) {
        return Math.min(perSecond, MOST_CLICKS / REQUESTS_PER_VISIT / LENGTH.toSeconds());
    }

    private static final class Events implements Iterator<ClickEvent> {

        private final Iterator<Visit> visits;
        private final PastClicks past;
        private final Instant end;
        private Visit next;
        private int given;

        Events(long seed, double perSecond, List<DemoAd> ads, Instant end) {
            this.visits = new VisitPlan(seed, perSecond, ads).from(end.minus(LENGTH));
            this.past = new PastClicks(seed);
            this.end = end;
            this.next = visits.next();
        }

        @Override
        public boolean hasNext() {
            return next.at().isBefore(end);
        }

        @Override
        public ClickEvent next() {
            Visit visit = next;
            next = visits.next();
            given++;
            return past.event(visit);
        }
    }
}
