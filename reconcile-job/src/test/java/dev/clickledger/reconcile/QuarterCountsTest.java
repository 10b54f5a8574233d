package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.CountingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole quarters of an hour: which of them a run adds up, and what it publishes of them. */
class QuarterCountsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant QUARTER_PAST = NOON.plus(ClickTime.QUARTER);
    private static final Instant HALF_PAST = QUARTER_PAST.plus(ClickTime.QUARTER);
    private static final ArchiveReach ALL = new ArchiveReach(Instant.MIN);
    private static final CountingRules RULES =
            new CountingRules(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(30));

    private static SparkSession spark;

    private final ClickEventCodec codec = new ClickEventCodec();
    private final List<Row> log = new ArrayList<>();
    private final List<Row> published = new ArrayList<>();

    @BeforeAll
    static void startSpark() {
        spark = SmallSpark.start();
    }

    @AfterAll
    static void stopSpark() throws Exception {
        spark.close();
    }

    @Test
    void clicksAndRepeatsOfAQuarterAreOneRow() {
        click("first", "a", NOON, "DE");
        click("again", "a", NOON.plusSeconds(120), "DE");
        click("b", "b", QUARTER_PAST.minusMillis(1), "DE");
        click("c", "c", NOON.plusSeconds(60), "FR");
        click("next", "next", QUARTER_PAST, "DE");

        assertThat(publishes(NOON)).containsExactlyInAnyOrder("12:00 DE 2+1", "12:00 FR 1+0");
    }

    @Test
    void rowsComeInTheOrderOfTimeWhateverTheAd() {
        for (String ad : List.of("boots", "hats", "shoes")) {
            click(ad + " later", ad + " later", HALF_PAST, "DE", ad);
            click(ad, ad, NOON, "DE", ad);
            click(ad + " between", ad + " between", QUARTER_PAST, "FR", ad);
        }

        assertThat(publishes(NOON, QUARTER_PAST, HALF_PAST))
                .extracting(row -> row.substring(0, 5))
                .containsExactly("12:00", "12:00", "12:00", "12:15", "12:15", "12:15", "12:30", "12:30", "12:30");
    }

    @Test
    void aRowThatAnEarlierRunMayHaveWrittenBecomesZero() {
        click("a", "a", NOON, "DE");
        published(NOON.plusSeconds(60), "FR");
        published(QUARTER_PAST, "US");

        assertThat(publishes(NOON)).containsExactlyInAnyOrder("12:00 DE 1+0", "12:00 FR 0+0");
    }

    @Test
    void onlyWholeQuartersAreAddedUp() {
        assertThat(chosen(null, HALF_PAST.minusSeconds(60), ALL, window(NOON, false), window(QUARTER_PAST, false)))
                .containsExactly(NOON);
    }

    @Test
    void aQuarterThatWasRecountedBeforeItEndedIsAddedUpWhenItHas() {
        click("a", "a", NOON, "DE");

        assertThat(chosen(finished(NOON.plusSeconds(300)), QUARTER_PAST.minusSeconds(60), ALL))
                .isEmpty();
        assertThat(chosen(finished(NOON.plusSeconds(300)), QUARTER_PAST, ALL)).containsExactly(NOON);
        assertThat(chosen(finished(QUARTER_PAST), HALF_PAST, ALL)).isEmpty();
    }

    @Test
    void aQuarterWaitsForTheSpeedLayerAndEveryOneAfterItWithIt() {
        click("a", "a", NOON, "DE");
        click("b", "b", QUARTER_PAST, "DE");
        click("c", "c", HALF_PAST, "DE");
        Instant one = NOON.plusSeconds(3600);

        assertThat(chosen(finished(NOON), one, ALL, window(NOON, false), window(QUARTER_PAST, true)))
                .containsExactly(NOON);
        assertThat(chosen(finished(one, QUARTER_PAST), one, ALL)).containsExactly(QUARTER_PAST, HALF_PAST);
    }

    @Test
    void theFirstRunAddsUpAllThatReadersCanAskFor() {
        click("old", "old", NOON.minus(Duration.ofDays(36)), "DE");
        click("a", "a", NOON.minus(Duration.ofDays(34)), "DE");

        assertThat(chosen(null, HALF_PAST, ALL)).containsExactly(NOON.minus(Duration.ofDays(34)));
    }

    @Test
    void aQuarterThatTheArchiveDoesNotHoldWholeIsLeftAlone() {
        assertThat(chosen(
                        null,
                        HALF_PAST,
                        new ArchiveReach(NOON.plusSeconds(60)),
                        window(NOON, false),
                        window(QUARTER_PAST, false)))
                .containsExactly(QUARTER_PAST);
    }

    private SortedSet<Instant> chosen(
            @Nullable RunRecord previous, Instant closedUntil, ArchiveReach reach, RecountWindow... windows) {
        return RecountQuarters.of(archive(), previous, List.of(windows), closedUntil, reach);
    }

    private static RecountWindow window(Instant minute, boolean behind) {
        return new RecountWindow(minute, minute.plusSeconds(60), behind, false);
    }

    private static RunRecord finished(Instant closedUntil, Instant... pending) {
        return new RunRecord(
                7,
                "run",
                closedUntil,
                closedUntil,
                closedUntil,
                LogOffsets.START,
                LogOffsets.START,
                LogOffsets.START,
                List.of(pending),
                7,
                new RunRecord.Totals(0, 0, 0, 0, 0, 0, 0, 0, 0),
                RULES);
    }

    /** Each as "time country clicks+repeats". */
    private List<String> publishes(Instant... quarters) {
        SortedSet<Instant> wanted = new TreeSet<>(List.of(quarters));
        Dataset<Row> outcomes = Recount.outcomes(archive(), RecountQuarters.minutes(wanted), RULES);
        Dataset<Row> rows =
                QuarterCounts.of(outcomes, spark.createDataFrame(published, CountColumns.PUBLISHED), wanted);
        return Messages.counts(rows, 9, HALF_PAST).collectAsList().stream()
                .map(message -> ClickCountJson.fromJson(message.getAs("value")))
                .map(QuarterCountsTest::text)
                .toList();
    }

    private static String text(ClickCount count) {
        return "%s %s %d+%d"
                .formatted(
                        count.key().minute().toString().substring(11, 16),
                        count.key().country(),
                        count.clicks(),
                        count.repeats());
    }

    private Dataset<Row> archive() {
        return Archive.rows(spark.createDataFrame(log, InputSchemas.KAFKA));
    }

    private void click(String event, String click, Instant at, String country) {
        click(event, click, at, country, "shoes");
    }

    private void click(String event, String click, Instant at, String country, String ad) {
        byte[] value = codec.encode(Clicks.click(event, click, ad, at, country));
        log.add(RowFactory.create(value, 0, (long) log.size(), at.plusMillis(5), 1));
    }

    private void published(Instant minute, String country) {
        published.add(RowFactory.create(
                "acme",
                "campaign-shoes",
                "shoes",
                minute,
                "VALID",
                country,
                "DESKTOP",
                "newsletter",
                1L,
                0L,
                2L,
                null,
                0,
                0L,
                null,
                null));
    }
}
