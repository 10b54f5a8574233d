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
 */
record RecountWindow(Instant start, Instant end, boolean behind) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final StructType SCHEMA = new StructType()
            .add(ClickColumns.MINUTE, DataTypes.TimestampType, false)
            .add(Findings.WINDOW_START, DataTypes.TimestampType, false)
            .add(Findings.WINDOW_END, DataTypes.TimestampType, false)
            .add(Findings.BEHIND, DataTypes.BooleanType, false);

    /** Cuts minutes into windows: at gaps, at full hours, and where the speed layer falls behind. */
    static List<RecountWindow> cut(SortedSet<Instant> minutes, Predicate<Instant> behind) {
        List<RecountWindow> windows = new ArrayList<>();
        RecountWindow current = null;
        for (Instant minute : minutes) {
            boolean isBehind = behind.test(minute);
            if (current != null && current.continuesWith(minute, isBehind)) {
                current = new RecountWindow(current.start, minute.plus(MINUTE), isBehind);
                windows.set(windows.size() - 1, current);
            } else {
                current = new RecountWindow(minute, minute.plus(MINUTE), isBehind);
                windows.add(current);
            }
        }
        return windows;
    }

    private boolean continuesWith(Instant minute, boolean isBehind) {
        return end.equals(minute)
                && behind == isBehind
                && start.truncatedTo(ChronoUnit.HOURS).equals(minute.truncatedTo(ChronoUnit.HOURS));
    }

    /** Of every minute the window it belongs to: minute, window_start, window_end, behind. */
    static Dataset<Row> dataset(SparkSession spark, List<RecountWindow> windows) {
        List<Row> rows = new ArrayList<>();
        for (RecountWindow window : windows) {
            for (Instant minute : window.minutes()) {
                rows.add(RowFactory.create(minute, window.start(), window.end(), window.behind()));
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
