package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickTrait;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.TraitCount;
import dev.clickledger.contract.TraitCountJson;
import dev.clickledger.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Valid clicks by hour and trait, from Kafka's records to rows, and what of them a run has to publish. */
class TraitCountsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3600);
    private static final CountingRules RULES =
            new CountingRules(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(30));

    private static SparkSession spark;

    private final ClickEventCodec codec = new ClickEventCodec();
    private final List<Row> log = new ArrayList<>();
    private final List<Row> published = new ArrayList<>();
    private final List<Row> finishedRuns = new ArrayList<>();
    private Instant closedUntil = ONE.plusSeconds(3600);

    @BeforeAll
    static void startSpark() {
        spark = SmallSpark.start();
    }

    @AfterAll
    static void stopSpark() throws Exception {
        spark.close();
    }

    @Test
    void validClicksAreCountedByHourReferrerBrowserAndSystem() {
        click("a", 0, "news.example", "Firefox");
        click("b", 3599, "news.example", "Chrome");
        click("c", 3600, null, "Chrome");
        log(Clicks.by(event("robot", "robot", 10), Verdict.BOT, "news.example", "curl"), 11);

        assertThat(publishes(ClickTrait.REFERRER, NOON)).isEqualTo(Map.of("news.example", 2L));
        assertThat(publishes(ClickTrait.BROWSER, NOON)).isEqualTo(Map.of("Firefox", 1L, "Chrome", 1L));
        assertThat(publishes(ClickTrait.OS, NOON)).isEqualTo(Map.of("Linux", 2L));
        assertThat(publishes(ClickTrait.REFERRER, ONE)).isEqualTo(Map.of("DIRECT", 1L));
    }

    @Test
    void aClickCountsOnceByTheTraitsOfItsFirstEvent() {
        log(Clicks.by(event("first", "a", 3590), Verdict.VALID, "news.example", "Firefox"), 3591);
        log(Clicks.by(event("again", "a", 3610), Verdict.VALID, "blog.example", "Chrome"), 3611);
        log(Clicks.by(event("first", "a", 3590), Verdict.VALID, "news.example", "Firefox"), 3700);

        assertThat(publishes(ClickTrait.REFERRER, NOON)).isEqualTo(Map.of("news.example", 1L));
        assertThat(publishes(ClickTrait.BROWSER, ONE)).isEmpty();
    }

    @Test
    void aLateClickIsAddedToItsHour() {
        click("a", 0, "news.example", "Firefox");
        published(NOON, ClickTrait.REFERRER, "news.example", 1, 7);
        published(NOON, ClickTrait.BROWSER, "Firefox", 1, 7);
        published(NOON, ClickTrait.OS, "Linux", 1, 7);
        finishedRun(7);
        log(Clicks.by(event("late", "late", 30), Verdict.VALID, "news.example", "Chrome"), 5000);

        assertThat(publishes(ClickTrait.REFERRER, NOON)).isEqualTo(Map.of("news.example", 2L));
        assertThat(publishes(ClickTrait.BROWSER, NOON)).isEqualTo(Map.of("Chrome", 1L));
    }

    @Test
    void onlyTheHundredValuesWithTheMostClicksAreTold() {
        int sites = ClickTrait.MOST_VALUES + 5;
        for (int site = 0; site < sites; site++) {
            String host = "site-%03d.example".formatted(site);
            click("one of " + site, site, host, "Firefox");
            if (site >= 5) {
                click("another of " + site, site, host, "Firefox");
            }
        }

        Map<String, Long> referrers = publishes(ClickTrait.REFERRER, NOON);

        assertThat(referrers)
                .hasSize(ClickTrait.MOST_VALUES + 1)
                .containsEntry(ClickTrait.OTHER, 5L)
                .containsEntry("site-005.example", 2L)
                .doesNotContainKey("site-004.example");
        assertThat(publishes(ClickTrait.BROWSER, NOON)).isEqualTo(Map.of("Firefox", 205L));
    }

    @Test
    void aRowThatShouldNotExistBecomesZero() {
        click("a", 0, "news.example", "Firefox");
        published(NOON, ClickTrait.REFERRER, "gone.example", 3, 7);
        finishedRun(7);

        assertThat(publishes(ClickTrait.REFERRER, NOON)).isEqualTo(Map.of("news.example", 1L, "gone.example", 0L));
    }

    @Test
    void whatStandsAlreadyIsNotPublishedAgain() {
        click("a", 0, "news.example", "Firefox");
        published(NOON, ClickTrait.REFERRER, "news.example", 2, 6);
        published(NOON, ClickTrait.REFERRER, "news.example", 1, 7);
        published(NOON, ClickTrait.REFERRER, "gone.example", 3, 6);
        published(NOON, ClickTrait.REFERRER, "gone.example", 0, 7);
        finishedRun(6);
        finishedRun(7);

        assertThat(publishes(ClickTrait.REFERRER, NOON)).isEmpty();
    }

    @Test
    void rowsOfARunThatNeverFinishedAreDoneOver() {
        click("a", 0, "news.example", "Firefox");
        published(NOON, ClickTrait.REFERRER, "news.example", 1, 6);
        finishedRun(6);
        published(NOON, ClickTrait.REFERRER, "news.example", 1, 7);
        published(NOON, ClickTrait.REFERRER, "gone.example", 3, 7);

        assertThat(publishes(ClickTrait.REFERRER, NOON)).isEqualTo(Map.of("news.example", 1L, "gone.example", 0L));
    }

    @Test
    void anHourThatGoesOnIsCountedAsFarAsItIsClosed() {
        closedUntil = NOON.plusSeconds(600);
        click("a", 0, "news.example", "Firefox");
        click("b", 700, "news.example", "Firefox");

        assertThat(messages())
                .isNotEmpty()
                .allSatisfy(count -> assertThat(count.clicks()).isEqualTo(1))
                .allSatisfy(count -> assertThat(count.countedUntil()).isEqualTo(closedUntil))
                .allSatisfy(count -> assertThat(count.revision()).isEqualTo(9));
    }

    @Test
    void anHourThatTheArchiveDoesNotHoldWholeIsLeftAlone() {
        List<Instant> minutes = List.of(NOON.plusSeconds(1800), ONE);

        SortedSet<Instant> hours = RecountHours.of(
                spark.emptyDataFrame(),
                spark.emptyDataFrame(),
                null,
                minutes,
                closedUntil,
                new ArchiveReach(NOON.plusSeconds(60)));

        assertThat(hours).containsExactly(ONE);
    }

    private Map<String, Long> publishes(ClickTrait trait, Instant hour) {
        Map<String, Long> clicks = new TreeMap<>();
        messages().stream()
                .filter(count ->
                        count.key().trait() == trait && count.key().hour().equals(hour))
                .forEach(count -> clicks.put(count.key().value(), count.clicks()));
        return clicks;
    }

    private List<TraitCount> messages() {
        SortedSet<Instant> hours = new TreeSet<>(List.of(NOON, ONE));
        hours.removeIf(hour -> !hour.isBefore(closedUntil));
        Dataset<Row> outcomes = Recount.outcomes(
                Archive.rows(spark.createDataFrame(log, InputSchemas.KAFKA)),
                RecountHours.minutes(hours, closedUntil),
                RULES);
        Dataset<Row> rows = TraitCounts.toPublish(
                outcomes,
                hours,
                closedUntil,
                spark.createDataFrame(published, TraitColumns.PUBLISHED),
                spark.createDataFrame(finishedRuns, InputSchemas.CUT),
                9);
        return Messages.traits(rows, ONE.plusSeconds(4000)).collectAsList().stream()
                .map(message -> TraitCountJson.fromJson(message.getAs("value")))
                .toList();
    }

    private void click(String name, long second, @Nullable String referrer, String browser) {
        log(Clicks.by(event(name, name, second), Verdict.VALID, referrer, browser), second + 1);
    }

    private static ClickEvent event(String event, String click, long second) {
        return Clicks.click(event, click, "shoes", NOON.plusSeconds(second), "DE");
    }

    private void log(ClickEvent event, long second) {
        log.add(RowFactory.create(codec.encode(event), 0, (long) log.size(), NOON.plusSeconds(second), 1));
    }

    private void published(Instant hour, ClickTrait trait, String value, long clicks, long runNumber) {
        published.add(RowFactory.create(
                "acme",
                "campaign-shoes",
                "shoes",
                hour,
                trait.name(),
                value,
                clicks,
                hour.plusSeconds(3600),
                runNumber));
    }

    private void finishedRun(long number) {
        finishedRuns.add(RowFactory.create(number, scala.jdk.javaapi.CollectionConverters.asScala(Map.of(0, 0L))));
    }
}
