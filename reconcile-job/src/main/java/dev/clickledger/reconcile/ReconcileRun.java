package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.Reconciliation;
import dev.clickledger.contract.Reconciliation.Status;
import dev.clickledger.contract.Topic;
import dev.clickledger.reconcile.io.ClickArchive;
import dev.clickledger.reconcile.io.KafkaTopics;
import dev.clickledger.reconcile.io.Lake;
import dev.clickledger.reconcile.io.RunNumbers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run, from the first offset asked for to the record that it finished.
 *
 * <p>The order of its steps is what makes it right. The clock is read before the end offsets, so all that was appended
 * before that instant lies in the cut. The speed layer's progress is asked for before {@code click-counts} is read, so
 * all that it published for what it has read is there. The record of the run comes last: a run that dies before it has
 * changed nothing that the next one, with a higher number, does not do over.
 */
final class ReconcileRun {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileRun.class);

    /** Consumer group of the speed layer. */
    private static final String SPEED_LAYER = "streaming-job";

    private static final int REMAINDERS_LOGGED = 20;

    private final ReconcileConfig config;
    private final Clock clock;
    private final SparkSession spark;
    private final Lake lake;
    private final KafkaTopics kafka;
    private final RunNumbers numbers;
    private final CountingRules rules;
    private final long runNumber;
    private final String runId;
    private final Instant startedAt;

    ReconcileRun(
            ReconcileConfig config, Clock clock, SparkSession spark, Lake lake, KafkaTopics kafka, RunNumbers numbers) {
        this.config = config;
        this.clock = clock;
        this.spark = spark;
        this.lake = lake;
        this.kafka = kafka;
        this.numbers = numbers;
        this.rules = kafka.countingRules();
        this.runNumber = numbers.next();
        this.startedAt = clock.instant();
        this.runId = RunId.at(startedAt);
    }

    /** Does all of it, and returns what is now on record. */
    RunRecord run() {
        List<RunRecord> runs = lake.runs();
        RunRecord previous = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (previous != null) {
            // every run demanded the same of the one before it, so this one speaks for all
            previous.demand(rules);
        }
        Dataset<Row> cuts = lake.cuts(runs);

        Instant asOf = clock.instant();
        LogOffsets end = kafka.ends(Topic.CLICKS);
        ClickArchive.Extent archive = archive(previous, end);
        long archived =
                archive.records() - (previous == null ? 0 : extent(previous).records());
        Dataset<Row> log = lake.clicks().filter(end.included());

        Frontier frontier = Frontier.of(log, end, kafka.committed(SPEED_LAYER, Topic.CLICKS));
        LogOffsets countsRead = previous == null ? kafka.begins(Topic.CLICK_COUNTS) : previous.countOffsets();
        LogOffsets countsEnd = kafka.ends(Topic.CLICK_COUNTS);
        long highest = readPublished(previous, countsRead, countsEnd);

        Instant closedUntil = closedUntil(asOf, previous);
        ArchiveReach reach = ArchiveReach.of(
                log, archive.begin(), runs.isEmpty() ? asOf : runs.get(0).startedAt());
        SortedSet<Instant> minutes =
                coveredBy(reach, RecountMinutes.of(log, lake.published(), cuts, previous, closedUntil));
        List<RecountWindow> windows =
                RecountWindow.cut(minutes, logBegan(asOf), minute -> frontier.behind(minute, rules.settling()));
        LOG.info(
                "run {} {}: archived {} records, recounts {} minutes in {} windows",
                runNumber,
                runId,
                archived,
                minutes.size(),
                windows.size());

        SortedSet<Instant> hours = RecountHours.of(log, lake.traits(), previous, minutes, closedUntil, reach);
        SortedSet<Instant> quarters =
                RecountQuarters.of(log, addedUp(previous) ? previous : null, windows, closedUntil, reach);
        SortedSet<Instant> counted = new TreeSet<>(minutes);
        counted.addAll(RecountHours.minutes(hours, closedUntil));
        counted.addAll(RecountQuarters.minutes(quarters));

        RunRecord.Totals totals = new RunRecord.Totals(archived, 0, 0, 0, 0, 0, 0, 0, 0);
        if (!counted.isEmpty()) {
            Dataset<Row> outcomes = Recount.outcomes(log, counted, rules).persist(StorageLevel.MEMORY_AND_DISK());
            if (!minutes.isEmpty()) {
                totals = reconcile(archived, outcomes, cuts, minutes, windows, end);
            }
            if (!quarters.isEmpty()) {
                publishQuarters(outcomes, quarters);
            }
            if (!hours.isEmpty()) {
                publishTraits(outcomes, hours, closedUntil, cuts);
            }
        }
        RunRecord record = new RunRecord(
                runNumber,
                runId,
                startedAt,
                clock.instant(),
                closedUntil,
                archive.begin(),
                end,
                countsEnd,
                windows.stream()
                        .filter(RecountWindow::behind)
                        .flatMap(window -> window.minutes().stream())
                        .toList(),
                Math.max(highest, runNumber),
                totals,
                rules);
        lake.addRun(record);
        return record;
    }

    private ClickArchive.Extent archive(@Nullable RunRecord previous, LogOffsets end) {
        ClickArchive archive = new ClickArchive(spark, lake, config.kafkaBootstrap(), config.warehouse());
        archive.catchUp();
        return archive.proveComplete(previous == null ? null : extent(previous), kafka.begins(Topic.CLICKS), end);
    }

    private static ClickArchive.Extent extent(RunRecord run) {
        return new ClickArchive.Extent(run.archiveBegins(), run.clickOffsets());
    }

    /** Adds what was published since the run before to the lake, and checks that this run's number outranks it. */
    private long readPublished(@Nullable RunRecord previous, LogOffsets from, LogOffsets to) {
        long highest = Math.max(previous == null ? 0 : previous.highestRunNumber(), kafka.highestReportedRun());
        if (!from.equals(to)) {
            lake.addPublished(Published.latest(Published.rows(kafka.read(Topic.CLICK_COUNTS, from, to))));
            Dataset<Row> added = lake.published().filter(to.included().and(from.excluded()));
            Row top = added.agg(max(CountColumns.RUN_NUMBER), max(ClickColumns.MALFORMED_REASON))
                    .head();
            highest = top.isNullAt(0) ? highest : Math.max(highest, top.getLong(0));
            if (!top.isNullAt(1)) {
                alarmOfMalformed(added);
            }
        }
        if (runNumber <= highest) {
            throw new ReconcileAlarm("run number " + runNumber + " does not exceed " + highest
                    + ", which is on the topics already: was the sequence reconciliation_run_number reset?"
                    + " Set it beyond that number");
        }
        return highest;
    }

    private void alarmOfMalformed(Dataset<Row> added) {
        added.filter(col(ClickColumns.MALFORMED_REASON).isNotNull())
                .limit(REMAINDERS_LOGGED)
                .collectAsList()
                .forEach(row -> LOG.error(
                        "run {}: message {}:{} of click-counts is no count: {}",
                        runNumber,
                        row.<Integer>getAs(ClickColumns.PARTITION),
                        row.<Long>getAs(ClickColumns.OFFSET),
                        row.<String>getAs(ClickColumns.MALFORMED_REASON)));
    }

    private Instant closedUntil(Instant asOf, @Nullable RunRecord previous) {
        Instant closed = ClickTime.minuteOf(asOf.minus(rules.settling()));
        return previous != null && previous.closedUntil().isAfter(closed) ? previous.closedUntil() : closed;
    }

    /** When the first record was appended; Iceberg knows it without reading the archive. */
    private Instant logBegan(Instant asOf) {
        Row first = lake.clicks().agg(min(ClickColumns.APPENDED_AT)).head();
        return first.isNullAt(0) ? asOf : first.getInstant(0);
    }

    private SortedSet<Instant> coveredBy(ArchiveReach reach, SortedSet<Instant> minutes) {
        SortedSet<Instant> covered =
                minutes.stream().filter(reach::covers).collect(Collectors.toCollection(TreeSet::new));
        if (covered.size() < minutes.size()) {
            LOG.warn(
                    "run {}: {} minutes are left as they are: the archive is complete only since {}",
                    runNumber,
                    minutes.size() - covered.size(),
                    reach.appendedAt());
        }
        return covered;
    }

    private RunRecord.Totals reconcile(
            long archived,
            Dataset<Row> outcomes,
            Dataset<Row> cuts,
            SortedSet<Instant> minutes,
            List<RecountWindow> windows,
            LogOffsets end) {
        Dataset<Row> rows =
                Comparison.of(outcomes, lake.published(), cuts, windows).persist(StorageLevel.MEMORY_AND_DISK());
        List<Reconciliation> findings = findings(Findings.of(rows), end);
        alarm(rows, findings);

        numbers.ensureHeld();
        Dataset<Row> corrected = rows.filter(col(Comparison.TO_PUBLISH).and(not(col(Findings.BEHIND))));
        long publishing = corrected.count();
        if (publishing > 0) {
            kafka.publish(Topic.CLICK_COUNTS, Messages.counts(corrected, runNumber, clock.instant()));
        }
        LOG.info("run {}: published {} rows of counts", runNumber, publishing);
        if (!findings.isEmpty()) {
            kafka.publish(Topic.RECONCILIATIONS, Messages.findings(spark, findings));
        }
        LOG.info("run {}: published {} findings", runNumber, findings.size());
        return new RunRecord.Totals(
                archived,
                minutes.size(),
                rows.count(),
                publishing,
                with(Status.MATCHED, findings),
                with(Status.CORRECTED, findings),
                with(Status.UNEXPLAINED, findings),
                with(Status.BACKFILLED, findings),
                with(Status.BEHIND, findings));
    }

    /** Whether the run, or one before it, has published quarters of an hour to its end. */
    private boolean addedUp(@Nullable RunRecord finished) {
        OptionalLong first = kafka.firstRunByQuarters();
        return finished != null && first.isPresent() && first.getAsLong() <= finished.runNumber();
    }

    private void publishQuarters(Dataset<Row> outcomes, SortedSet<Instant> quarters) {
        Dataset<Row> rows = QuarterCounts.of(outcomes, lake.published(), quarters);
        numbers.ensureHeld();
        kafka.publish(Topic.QUARTER_COUNTS, Messages.counts(rows, runNumber, clock.instant()));
        LOG.info("run {}: published the rows of {} quarters of an hour", runNumber, quarters.size());
    }

    /** Into the lake first: the next run must know of every row that readers might see, to take it back. */
    private void publishTraits(
            Dataset<Row> outcomes, SortedSet<Instant> hours, Instant closedUntil, Dataset<Row> cuts) {
        // cut off from the table that it reads and that the rows go into
        Dataset<Row> rows = TraitCounts.toPublish(outcomes, hours, closedUntil, lake.traits(), cuts, runNumber)
                .localCheckpoint();
        long publishing = rows.count();
        numbers.ensureHeld();
        if (publishing > 0) {
            lake.addTraits(rows);
            kafka.publish(Topic.TRAIT_COUNTS, Messages.traits(rows, clock.instant()));
        }
        LOG.info("run {}: published {} rows by trait of {} hours", runNumber, publishing, hours.size());
    }

    private List<Reconciliation> findings(Dataset<Row> rows, LogOffsets end) {
        Instant now = clock.instant();
        return rows.collectAsList().stream()
                .map(row -> new Reconciliation(
                        runId,
                        runNumber,
                        row.getAs(ClickColumns.TENANT_ID),
                        row.getAs(ClickColumns.AD_ID),
                        row.getAs(Findings.WINDOW_START),
                        row.getAs(Findings.WINDOW_END),
                        row.<Long>getAs(Published.CLICKS),
                        row.<Long>getAs(CountColumns.CLICKS),
                        row.<Long>getAs(CountColumns.LATE),
                        row.<Long>getAs(CountColumns.REPEAT),
                        row.<Long>getAs(CountColumns.MOVED),
                        row.<Long>getAs(Comparison.MISSING),
                        row.<Long>getAs(Comparison.PHANTOM),
                        Status.valueOf(row.getAs(Findings.STATUS)),
                        end.byPartition(),
                        startedAt,
                        now))
                .toList();
    }

    private void alarm(Dataset<Row> rows, List<Reconciliation> findings) {
        for (Reconciliation finding : findings) {
            if (finding.status() == Status.UNEXPLAINED) {
                LOG.error(
                        "run {}: tenant {} ad {} from {} to {}: {} clicks missing and {} too many without an explanation"
                                + " (streamed {}, recounted {})",
                        runNumber,
                        finding.tenantId(),
                        finding.adId(),
                        finding.windowStart(),
                        finding.windowEnd(),
                        finding.missing(),
                        finding.phantom(),
                        finding.streamed(),
                        finding.recounted());
            }
        }
        if (with(Status.UNEXPLAINED, findings) == 0) {
            return;
        }
        rows.filter(not(col(Findings.BEHIND)))
                .filter(col(Comparison.MISSING).gt(0).or(col(Comparison.PHANTOM).gt(0)))
                .select(Columns.of(CountColumns.KEY, Published.CLICKS, CountColumns.CLICKS))
                .limit(REMAINDERS_LOGGED)
                .collectAsList()
                .forEach(row -> LOG.error(
                        "run {}: row {}: streamed {}, recounted {}",
                        runNumber,
                        row.toSeq().take(CountColumns.KEY.size()).mkString("/"),
                        row.<Long>getAs(Published.CLICKS),
                        row.<Long>getAs(CountColumns.CLICKS)));
    }

    private static long with(Status status, List<Reconciliation> findings) {
        return findings.stream().filter(finding -> finding.status() == status).count();
    }
}
