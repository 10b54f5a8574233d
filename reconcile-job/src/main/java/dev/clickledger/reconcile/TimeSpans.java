package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.apache.spark.sql.Column;

/**
 * Spans of time that hold some minutes, or other short stretches of one length. Tables are read by span: one click of a
 * redirect whose clock says 1970 must not make a run read all that happened since.
 */
record TimeSpans(List<Span> spans) {

    /** Spans that lie no further apart are read as one, so that there are never many. */
    static final Duration JOINED = Duration.ofDays(1);

    /** From the start, up to and without the end. */
    record Span(Instant start, Instant end) {}

    /** Copies the spans. */
    TimeSpans {
        spans = List.copyOf(spans);
    }

    /**
     * Spans around stretches of time.
     *
     * @param starts of the stretches
     * @param length of each
     * @param reach how far the spans extend before and behind each
     */
    static TimeSpans around(SortedSet<Instant> starts, Duration length, Duration reach) {
        List<Span> spans = new ArrayList<>();
        for (Instant start : starts) {
            Span next = new Span(start.minus(reach), start.plus(length).plus(reach));
            Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            if (last != null && !last.end.plus(JOINED).isBefore(next.start)) {
                spans.set(spans.size() - 1, new Span(last.start, next.end));
            } else {
                spans.add(next);
            }
        }
        return new TimeSpans(spans);
    }

    /** Tells whether a time lies in one of the spans, in a form that Iceberg can prune files by. */
    Column hold(String column) {
        Column any = lit(false);
        for (Span span : spans) {
            any = any.or(col(column).geq(lit(span.start)).and(col(column).lt(lit(span.end))));
        }
        return any;
    }
}
