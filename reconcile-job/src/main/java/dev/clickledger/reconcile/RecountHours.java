package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.lit;

import dev.clickledger.contract.TraitCount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Chooses the hours that a run counts by trait: those that its minutes lie in, or once all that readers can ask for. */
final class RecountHours {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private RecountHours() {}

    /**
     * The hours whose records are all there that can be.
     *
     * @param log the cut of the archive that this run sees
     * @param traits the table of published rows by trait
     * @param previous the last finished run
     * @param minutes what this run recounts
     * @param closedUntil every minute before this is closed for good
     */
    static SortedSet<Instant> of(
            Dataset<Row> log,
            Dataset<Row> traits,
            @Nullable RunRecord previous,
            Collection<Instant> minutes,
            Instant closedUntil,
            ArchiveReach reach) {
        SortedSet<Instant> hours = new TreeSet<>();
        minutes.forEach(minute -> hours.add(hourOf(minute)));
        if (previous != null && neverCounted(traits, previous)) {
            hours.addAll(everyHour(log, closedUntil));
        }
        hours.removeIf(hour -> !reach.covers(hour));
        return hours;
    }

    /** The minutes of these hours that are closed for good. */
    static SortedSet<Instant> minutes(Collection<Instant> hours, Instant closedUntil) {
        SortedSet<Instant> minutes = new TreeSet<>();
        for (Instant hour : hours) {
            Instant end = countedUntil(hour, closedUntil);
            Stream.iterate(hour, minute -> minute.isBefore(end), minute -> minute.plus(MINUTE))
                    .forEach(minutes::add);
        }
        return minutes;
    }

    /** The end of the hour, or as far as it is closed for good. */
    static Instant countedUntil(Instant hour, Instant closedUntil) {
        Instant end = hour.plus(1, ChronoUnit.HOURS);
        return end.isBefore(closedUntil) ? end : closedUntil;
    }

    /** So it is in the first run of a job that counts by trait, and until that run has finished. */
    private static boolean neverCounted(Dataset<Row> traits, RunRecord previous) {
        return traits.filter(col(CountColumns.RUN_NUMBER).leq(lit(previous.runNumber())))
                .isEmpty();
    }

    private static SortedSet<Instant> everyHour(Dataset<Row> log, Instant closedUntil) {
        SortedSet<Instant> hours = new TreeSet<>();
        log.filter(col(ClickColumns.MALFORMED_REASON).isNull())
                .filter(col(ClickColumns.EVENT_TIME).geq(lit(closedUntil.minus(TraitCount.KEPT))))
                .filter(col(ClickColumns.EVENT_TIME).lt(lit(closedUntil)))
                .select(date_trunc("hour", col(ClickColumns.EVENT_TIME)))
                .distinct()
                .collectAsList()
                .forEach(row -> hours.add(row.getInstant(0)));
        return hours;
    }

    private static Instant hourOf(Instant minute) {
        return minute.truncatedTo(ChronoUnit.HOURS);
    }
}
