package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.reconcile.io.Lake;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the archive's table a recount reads, by Spark's own account. */
class ArchiveReadingTest {

    private static final int DAYS = 200;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LAST = NOON.plus(Duration.ofDays(DAYS - 1));
    private static final CountingRules RULES =
            new CountingRules(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(30));

    @TempDir
    private Path warehouse;

    private final ClickEventCodec codec = new ClickEventCodec();

    @Test
    void aRecordThatClaimsToBeFrom1970CostsNoReadingOfWhatHappenedSince() throws Exception {
        try (SparkSession spark = SmallSpark.start(warehouse)) {
            Lake lake = Lake.open(spark);
            archive(spark);

            Reading of1970AndToday = read(spark, lake, Instant.EPOCH, LAST);
            Reading ofToday = read(spark, lake, LAST);

            System.out.printf(
                    "measured: of %d archived clicks a recount of today reads %d rows, of 1970 and today %d%n",
                    DAYS + 1, ofToday.rows, of1970AndToday.rows);
            assertThat(ofToday.clicks).isEqualTo(1);
            assertThat(of1970AndToday.clicks).isEqualTo(2);
            assertThat(ofToday.rows).isBetween(31L, 33L);
            // the old one twice: once for who was there, once for all that they did
            assertThat(of1970AndToday.rows).isEqualTo(ofToday.rows + 2);
        }
    }

    private record Reading(long clicks, long rows) {}

    private static Reading read(SparkSession spark, Lake lake, Instant... minutes) throws TimeoutException {
        AtomicLong rows = new AtomicLong();
        SparkListener listener = new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd task) {
                rows.addAndGet(task.taskMetrics().inputMetrics().recordsRead());
            }
        };
        spark.sparkContext().addSparkListener(listener);
        long clicks = Recount.outcomes(lake.clicks(), new TreeSet<>(List.of(minutes)), RULES)
                .filter("clicks > 0")
                .collectAsList()
                .size();
        spark.sparkContext().listenerBus().waitUntilEmpty(10_000);
        spark.sparkContext().removeSparkListener(listener);
        return new Reading(clicks, rows.get());
    }

    /** A click a day, and one more of 1970 that came on the last day. */
    private void archive(SparkSession spark) throws Exception {
        List<Row> log = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            add(log, "click " + day, NOON.plus(Duration.ofDays(day)), NOON.plus(Duration.ofDays(day)));
        }
        add(log, "old", Instant.EPOCH, LAST);
        Archive.rows(spark.createDataFrame(log, InputSchemas.KAFKA))
                .writeTo("lake.clickledger.clicks")
                .append();
    }

    private void add(List<Row> log, String name, Instant receivedAt, Instant appendedAt) {
        byte[] value = codec.encode(Clicks.click(name, name, "shoes", receivedAt, "DE"));
        log.add(RowFactory.create(value, 0, (long) log.size(), appendedAt, 1));
    }
}
