package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.clickledger.contract.ClickTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the quarters of an hour that a run adds up: whole ones that its minutes lie in, and others with clicks that
 * have become whole since the run before.
 */
final class RecountQuarters {

    /** As long as Pinot keeps counts; older ones nobody can ask for. */
    private static final Duration KEPT = Duration.ofDays(35);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private RecountQuarters() {}

    /**
     * The quarters. None is left out that has one after it here or in an earlier run: readers rely on seeing every quarter
     * before one that they see.
     *
     * @param log the cut of the archive that this run sees
     * @param previous the last finished run, if it has added quarters up
     * @param windows what this run recounts, in order
     * @param closedUntil every minute before this is closed for good
     */
    static SortedSet<Instant> of(
            Dataset<Row> log,
            @Nullable RunRecord previous,
            List<RecountWindow> windows,
            Instant closedUntil,
            ArchiveReach reach) {
        Instant begin = previous == null ? closedUntil.minus(KEPT) : notYetWhole(previous);
        SortedSet<Instant> quarters = clicked(log, begin, closedUntil);
        windows.forEach(window -> window.minutes().forEach(minute -> quarters.add(ClickTime.quarterOf(minute))));
        quarters.removeIf(quarter ->
                !reach.covers(quarter) || quarter.plus(ClickTime.QUARTER).isAfter(closedUntil));
        return windows.stream()
                .filter(RecountWindow::behind)
                .findFirst()
                .map(behind -> quarters.headSet(ClickTime.quarterOf(behind.start())))
                .orElse(quarters);
    }

    /** The minutes of these quarters. */
    static SortedSet<Instant> minutes(Collection<Instant> quarters) {
        SortedSet<Instant> minutes = new TreeSet<>();
        for (Instant quarter : quarters) {
            for (Instant minute = quarter;
                    minute.isBefore(quarter.plus(ClickTime.QUARTER));
                    minute = minute.plus(MINUTE)) {
                minutes.add(minute);
            }
        }
        return minutes;
    }

    /** The first quarter that the run could not add up, because it went on or had to wait for the speed layer. */
    private static Instant notYetWhole(RunRecord run) {
        Instant first = run.pending().stream()
                .min(Instant::compareTo)
                .filter(run.closedUntil()::isAfter)
                .orElse(run.closedUntil());
        return ClickTime.quarterOf(first);
    }

    private static SortedSet<Instant> clicked(Dataset<Row> log, Instant begin, Instant end) {
        Column between = col(ClickColumns.EVENT_TIME)
                .geq(lit(begin))
                .and(col(ClickColumns.EVENT_TIME).lt(lit(end)));
        SortedSet<Instant> quarters = new TreeSet<>();
        Recount.events(log.filter(between))
                .select(ClickColumns.MINUTE)
                .distinct()
                .collectAsList()
                .forEach(row -> quarters.add(ClickTime.quarterOf(row.getInstant(0))));
        return quarters;
    }
}
