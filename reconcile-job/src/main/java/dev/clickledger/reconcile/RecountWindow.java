package dev.clickledger.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Consecutive minutes that a run recounts and reports together, within one hour of the clock.
 *
 * @param start first minute
 * @param end end of the last minute
 * @param behind whether the speed layer has not read far enough to be compared there
 * @param beforeLog whether it ended before the click log began
 */
record RecountWindow(Instant start, Instant end, boolean behind, boolean beforeLog) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final StructType SCHEMA = new StructType()
            .add(ClickColumns.MINUTE, DataTypes.TimestampType, false)
            .add(Findings.WINDOW_START, DataTypes.TimestampType, false)
            .add(Findings.WINDOW_END, DataTypes.TimestampType, false)
            .add(Findings.BEHIND, DataTypes.BooleanType, false)
            .add(Findings.BEFORE_LOG, DataTypes.BooleanType, false);

    /**
     * Cuts minutes into windows: at gaps, at full hours, where the click log began, and where the speed layer falls
     * behind.
     *
     * @param logBegan when the first record was appended to the click log
     * @param behind tells whether the speed layer has not read a minute yet
     */
    static List<RecountWindow> cut(SortedSet<Instant> minutes, Instant logBegan, Predicate<Instant> behind) {
        List<RecountWindow> windows = new ArrayList<>();
        RecountWindow current = null;
        for (Instant minute : minutes) {
            Instant end = minute.plus(MINUTE);
            RecountWindow alone = new RecountWindow(minute, end, behind.test(minute), !end.isAfter(logBegan));
            if (current != null && current.continuesWith(alone)) {
                current = new RecountWindow(current.start, end, current.behind, current.beforeLog);
                windows.set(windows.size() - 1, current);
            } else {
                current = alone;
                windows.add(current);
            }
        }
        return windows;
    }

    private boolean continuesWith(RecountWindow next) {
        return end.equals(next.start)
                && behind == next.behind
                && beforeLog == next.beforeLog
                && start.truncatedTo(ChronoUnit.HOURS).equals(next.start.truncatedTo(ChronoUnit.HOURS));
    }

    /** Of every minute the window it belongs to: minute, window_start, window_end, behind, before_log. */
    static Dataset<Row> dataset(SparkSession spark, List<RecountWindow> windows) {
        List<Row> rows = new ArrayList<>();
        for (RecountWindow window : windows) {
            for (Instant minute : window.minutes()) {
                rows.add(RowFactory.create(minute, window.start(), window.end(), window.behind(), window.beforeLog()));
            }
        }
        return spark.createDataFrame(rows, SCHEMA);
    }

    /** Starts of the window's minutes. */
    List<Instant> minutes() {
        return java.util.stream.Stream.iterate(start, minute -> minute.isBefore(end), minute -> minute.plus(MINUTE))
                .toList();
    }
}
