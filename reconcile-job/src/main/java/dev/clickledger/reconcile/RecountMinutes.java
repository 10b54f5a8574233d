package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the minutes that a run recounts: those that were closed for good since the run before, those it left pending,
 * and older ones that something new has reached.
 */
final class RecountMinutes {

    private RecountMinutes() {}

    /**
     * The minutes, all before {@code closedUntil}.
     *
     * @param log the cut of the archive that this run sees
     * @param published the table of published rows
     * @param runs finished runs, see {@link Published#standing}
     * @param previous the last finished run
     */
    static SortedSet<Instant> of(
            Dataset<Row> log,
            Dataset<Row> published,
            Dataset<Row> runs,
            @Nullable RunRecord previous,
            Instant closedUntil) {
        Dataset<Row> minutes;
        SortedSet<Instant> chosen = new TreeSet<>();
        if (previous == null) {
            minutes = minutesOf(log, closed(ClickColumns.EVENT_TIME, closedUntil))
                    .union(published
                            .filter(closed(ClickColumns.MINUTE, closedUntil))
                            .select(ClickColumns.MINUTE));
        } else {
            chosen.addAll(previous.pending());
            Column newlyClosed = col(ClickColumns.MINUTE).geq(lit(previous.closedUntil()));
            Column clicksReached = closed(ClickColumns.EVENT_TIME, closedUntil)
                    .and(col(ClickColumns.EVENT_TIME)
                            .geq(lit(previous.closedUntil()))
                            .or(previous.clickOffsets().excluded()));
            minutes = minutesOf(log, clicksReached)
                    .union(published
                            .filter(closed(ClickColumns.MINUTE, closedUntil).and(newlyClosed))
                            .select(ClickColumns.MINUTE))
                    .union(unreconciled(published, runs, previous));
        }
        minutes.distinct().collectAsList().forEach(row -> chosen.add(row.getInstant(0)));
        return chosen;
    }

    private static Dataset<Row> minutesOf(Dataset<Row> log, Column reached) {
        return Recount.events(log.filter(reached)).select(ClickColumns.MINUTE);
    }

    private static Column closed(String column, Instant closedUntil) {
        return col(column).lt(lit(closedUntil));
    }

    /** Older minutes in which the speed layer wrote a row that no run has reconciled, and which therefore shows. */
    private static Dataset<Row> unreconciled(Dataset<Row> published, Dataset<Row> runs, RunRecord previous) {
        Column older = closed(ClickColumns.MINUTE, previous.closedUntil());
        Dataset<Row> written = published
                .filter(older.and(col(CountColumns.RUN_NUMBER).isNull())
                        .and(previous.countOffsets().excluded()))
                .select(Columns.of(CountColumns.KEY))
                .distinct();
        Dataset<Row> touched = published.filter(older).join(written, Columns.names(CountColumns.KEY), "left_semi");
        return Published.standing(touched, runs)
                .filter(col(Published.RUN).isNull())
                .select(ClickColumns.MINUTE);
    }
}
