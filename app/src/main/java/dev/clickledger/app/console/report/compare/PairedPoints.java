package dev.clickledger.app.console.report.compare;

import dev.clickledger.app.console.report.question.ClickSeries.Point;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.time.ComparedTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The points of two times, each beside its counterpart, by place and by key: read as they come, and kept nowhere. */
public final class PairedPoints implements Iterator<PointPair> {

    private final Iterator<ComparedTime.Pair> parts;
    private final List<@Nullable String> keys;
    private final Points shown;
    private final Points earlier;
    private final Queue<PointPair> ready = new ArrayDeque<>();

    /**
     * Points of which none is read yet.
     *
     * @param parts which parts stand beside one another
     * @param by by what clicks are told apart; null when they are not
     * @param keys the values of that dimension, in the order in which they come
     * @param shown the points of the time that is shown, in the order of time
     * @param earlier those of the time that it is compared with
     */
    public PairedPoints(
            Iterator<ComparedTime.Pair> parts,
            @Nullable Dimension by,
            List<String> keys,
            Iterator<Point> shown,
            Iterator<Point> earlier) {
        this.parts = by != null && keys.isEmpty() ? Collections.emptyIterator() : parts;
        this.keys = by == null ? Collections.singletonList(null) : new ArrayList<>(keys);
        this.shown = new Points(shown);
        this.earlier = new Points(earlier);
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || parts.hasNext();
    }

    @Override
    public PointPair next() {
        if (ready.isEmpty()) {
            ComparedTime.Pair pair = parts.next();
            Map<@Nullable String, Counts> now = shown.at(pair.start());
            Map<@Nullable String, Counts> then = earlier.at(pair.earlier());
            keys.forEach(key -> ready.add(new PointPair(
                    pair.start(),
                    pair.earlier(),
                    key,
                    now.getOrDefault(key, Counts.NONE),
                    then.getOrDefault(key, Counts.NONE))));
        }
        return ready.remove();
    }

    /** Points in the order of time. */
    private static final class Points {

        private final Iterator<Point> points;
        private @Nullable Point next;

        Points(Iterator<Point> points) {
            this.points = points;
            this.next = points.hasNext() ? points.next() : null;
        }

        /** All points of the part that begins here. */
        Map<@Nullable String, Counts> at(@Nullable Instant start) {
            Map<@Nullable String, Counts> found = new HashMap<>();
            while (next != null && next.start().equals(start)) {
                found.put(next.key(), next.counts());
                next = points.hasNext() ? points.next() : null;
            }
            return found;
        }
    }
}
