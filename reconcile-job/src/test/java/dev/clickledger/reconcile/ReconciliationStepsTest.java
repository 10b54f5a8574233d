package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.Reconciliation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The steps from Kafka's records to findings, on a handful of records and without any engine but Spark. */
class ReconciliationStepsTest {

    private static final String SHOES = "shoes";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final CountingRules RULES = new CountingRules(BOUND, Duration.ofMinutes(1), Duration.ofMinutes(30));

    private static SparkSession spark;

    private final ClickEventCodec codec = new ClickEventCodec();
    private final List<Row> log = new ArrayList<>();
    private final List<Row> published = new ArrayList<>();
    private final List<Row> finishedRuns = new ArrayList<>();
    private final TreeSet<Instant> minutes = new TreeSet<>();
    private Instant logBegan = NOON.minusSeconds(86_400);

    @BeforeAll
    static void startSpark() {
        spark = SmallSpark.start();
    }

    @AfterAll
    static void stopSpark() throws Exception {
        spark.close();
    }

    @Test
    void whatBothLayersCountedAlikeMatches() {
        click("a", 0).arrives(1);
        click("b", 10).arrives(11);
        streamed(SHOES, 0, 2);

        assertThat(finding(SHOES)).isEqualTo(new Finding(2, 2, 0, 0, 0, 0, 0, Status.MATCHED));
        assertThat(publishes(SHOES, 0)).isEqualTo(2);
    }

    @Test
    void aLateClickIsExplainedAndCorrected() {
        click("a", 0).arrives(1);
        click("b", 10).arrives(100);
        streamed(SHOES, 0, 1);

        assertThat(finding(SHOES)).isEqualTo(new Finding(1, 2, 1, 0, 0, 0, 0, Status.CORRECTED));
        assertThat(publishes(SHOES, 0)).isEqualTo(2);
    }

    @Test
    void aClickOfARedirectWhoseClockSays1970IsALateClickOf1970() {
        click("a", -NOON.getEpochSecond()).arrives(1);
        click("b", 0).arrives(2);
        streamed(SHOES, 0, 1);

        assertThat(finding(SHOES, -NOON.getEpochSecond()))
                .isEqualTo(new Finding(0, 1, 1, 0, 0, 0, 0, Status.BACKFILLED));
        assertThat(finding(SHOES, 0)).isEqualTo(new Finding(1, 1, 0, 0, 0, 0, 0, Status.MATCHED));
    }

    @Test
    void aClickOfARedirectWhoseClockSaysNextYearCountsWhenItWasAppended() {
        click("a", Duration.ofDays(365).toSeconds()).arrives(1);
        minutes.clear();
        streamed(SHOES, 0, 1);

        assertThat(finding(SHOES)).isEqualTo(new Finding(1, 1, 0, 0, 0, 0, 0, Status.MATCHED));
    }

    @Test
    void aRepeatBeyondTheSpeedLayersHorizonIsExplainedAndCorrected() {
        click("a", 0).arrives(1);
        event("a again", "a", 1900).arrives(1901);
        streamed(SHOES, 0, 1);
        streamed(SHOES, 1900, 1);

        assertThat(finding(SHOES, 0)).isEqualTo(new Finding(1, 1, 0, 0, 0, 0, 0, Status.MATCHED));
        assertThat(finding(SHOES, 1900)).isEqualTo(new Finding(1, 0, 0, 1, 0, 0, 0, Status.CORRECTED));
        assertThat(publishes(SHOES, 1900)).isZero();
    }

    @Test
    void aClickWhoseFirstEventWasLateMovesToItsRow() {
        click("a", 0).arrives(100);
        event("a again", "a", 110).arrives(111);
        streamed(SHOES, 110, 1);

        assertThat(finding(SHOES)).isEqualTo(new Finding(1, 1, 0, 0, 0, 0, 0, Status.CORRECTED));
        assertThat(publishes(SHOES, 0)).isEqualTo(1);
        assertThat(publishes(SHOES, 110)).isZero();
    }

    @Test
    void aClickThatTheSpeedLayerLostIsMissing() {
        click("a", 0).arrives(1);
        click("b", 10).arrives(11);
        streamed(SHOES, 0, 1);

        assertThat(finding(SHOES)).isEqualTo(new Finding(1, 2, 0, 0, 0, 1, 0, Status.UNEXPLAINED));
    }

    @Test
    void aRowThatShouldNotExistIsPhantomAndCorrectedToZero() {
        click("a", 0).arrives(1);
        streamed(SHOES, 0, 1);
        streamed(SHOES, 0, 3, "FR");

        assertThat(finding(SHOES)).isEqualTo(new Finding(4, 1, 0, 0, 0, 0, 3, Status.UNEXPLAINED));
        assertThat(publishes(SHOES, 0, "FR")).isZero();
    }

    @Test
    void oppositeErrorsDoNotCancel() {
        click("a", 0).arrives(1);
        click("b", 10).arrives(11);
        streamed(SHOES, 0, 1);
        streamed(SHOES, 0, 1, "FR");

        assertThat(finding(SHOES)).isEqualTo(new Finding(2, 2, 0, 0, 0, 1, 1, Status.UNEXPLAINED));
    }

    @Test
    void aLateClickDoesNotHideThatAnotherIsTooMany() {
        click("a", 0).arrives(100);
        streamed(SHOES, 0, 1);

        assertThat(finding(SHOES)).isEqualTo(new Finding(1, 1, 1, 0, 0, 0, 1, Status.UNEXPLAINED));
    }

    @Test
    void aRedeliveredEventCountsOnce() {
        click("a", 0).arrives(1);
        click("a", 0).arrives(2);
        streamed(SHOES, 0, 1);

        assertThat(finding(SHOES)).isEqualTo(new Finding(1, 1, 0, 0, 0, 0, 0, Status.MATCHED));
    }

    @Test
    void theNewestOfTheHighestStreamedRevisionIsWhatWasStreamed() {
        click("a", 0).arrives(1);
        click("b", 1).arrives(2);
        streamed(SHOES, 0, 2);
        streamed(SHOES, 0, 1);

        assertThat(finding(SHOES).status()).isEqualTo(Status.MATCHED);
    }

    @Test
    void malformedRecordsAreKeptWithTheirReasonAndCountNowhere() {
        record(new byte[] {1, 2, 3}, 5);
        click("a", 0).arrives(6);
        streamed(SHOES, 0, 1);

        assertThat(archive().count()).isEqualTo(2);
        assertThat(archive()
                        .filter("malformed_reason is not null and raw is not null")
                        .count())
                .isEqualTo(1);
        assertThat(finding(SHOES).status()).isEqualTo(Status.MATCHED);
    }

    @Test
    void whatTheSpeedLayerHasNotReadIsBehindAndNotPublished() {
        click("a", 0).arrives(1);

        Dataset<Row> rows = Comparison.of(
                outcomes(), standing(), cuts(), RecountWindow.cut(minutes, Instant.EPOCH, minute -> true));

        assertThat(Findings.of(rows).collectAsList())
                .extracting(row -> row.<String>getAs(Findings.STATUS))
                .containsExactly(Status.BEHIND.name());
    }

    @Test
    void theSpeedLayerIsBehindOnlyWhereRecordsThatAreNotLateMayBeUnread() {
        click("a", 0).arrives(1);
        click("history", -7200).arrives(2);
        click("b", 200).arrives(201);
        Duration settling = BOUND.plusSeconds(30);

        Frontier nothingRead = Frontier.of(archive(), LogOffsets.of(Map.of(0, 3L)), LogOffsets.START);
        Frontier lastUnread = Frontier.of(archive(), LogOffsets.of(Map.of(0, 3L)), LogOffsets.of(Map.of(0, 2L)));
        Frontier allRead = Frontier.of(archive(), LogOffsets.of(Map.of(0, 3L)), LogOffsets.of(Map.of(0, 3L)));

        assertThat(nothingRead.behind(NOON, settling)).isTrue();
        assertThat(nothingRead.behind(NOON.minusSeconds(7200), settling)).isFalse();
        assertThat(lastUnread.behind(NOON, settling)).isFalse();
        assertThat(lastUnread.behind(NOON.plusSeconds(180), settling)).isTrue();
        assertThat(allRead.behind(NOON.plusSeconds(180), settling)).isFalse();
    }

    @Test
    void minutesFromBeforeTheArchiveAreNotRecounted() {
        click("a", 0).arrives(1);
        click("b", 70).arrives(71);
        click("c", 130).arrives(131);

        ArchiveReach whole = ArchiveReach.of(archive(), LogOffsets.of(Map.of(0, 0L)), NOON);
        ArchiveReach begunAtTheSecond = ArchiveReach.of(archive(), LogOffsets.of(Map.of(0, 1L)), NOON);

        assertThat(whole.covers(NOON)).isTrue();
        assertThat(begunAtTheSecond.covers(NOON.plusSeconds(60))).isFalse();
        assertThat(begunAtTheSecond.covers(NOON.plusSeconds(120))).isTrue();
    }

    @Test
    void aClickAfterItsRowWasReconciledIsLateAgainstTheReconciledRow() {
        click("a", 0).arrives(1);
        click("b", 10).arrives(100);
        streamed(SHOES, 0, 1);
        finishedRun(7, log.size());
        reconciled(SHOES, 0, 2, 7);
        click("c", 20).arrives(500);

        assertThat(finding(SHOES)).isEqualTo(new Finding(2, 3, 1, 0, 0, 0, 0, Status.CORRECTED));
    }

    @Test
    void clicksFromBeforeTheLogBeganAreFilledInAndNoDrift() {
        click("a", 0).arrives(500);
        logBegan = NOON.plusSeconds(500);

        assertThat(finding(SHOES)).isEqualTo(new Finding(0, 1, 1, 0, 0, 0, 0, Status.BACKFILLED));
        assertThat(publishes(SHOES, 0)).isEqualTo(1);
    }

    @Test
    void aLateClickIsACorrectionOnceItsMinuteFromBeforeTheLogWasRecounted() {
        click("a", 0).arrives(500);
        logBegan = NOON.plusSeconds(500);
        finishedRun(7, log.size());
        reconciled(SHOES, 0, 1, 7);
        click("b", 10).arrives(600);

        assertThat(finding(SHOES)).isEqualTo(new Finding(1, 2, 1, 0, 0, 0, 0, Status.CORRECTED));
    }

    @Test
    void whatNothingExplainsIsAnAlarmAlsoBeforeTheLogBegan() {
        click("a", 0).arrives(500);
        streamed(SHOES, 0, 3);
        logBegan = NOON.plusSeconds(500);

        assertThat(finding(SHOES).status()).isEqualTo(Status.UNEXPLAINED);
    }

    @Test
    void aReconciledRowThatStillHoldsIsNotPublishedAgain() {
        click("a", 0).arrives(1);
        streamed(SHOES, 0, 1);
        finishedRun(7, log.size());
        reconciled(SHOES, 0, 1, 7);

        assertThat(finding(SHOES).status()).isEqualTo(Status.MATCHED);
        assertThat(compared().filter(Comparison.TO_PUBLISH).count()).isZero();
    }

    @Test
    void rowsOfARunThatNeverFinishedAreDoneOver() {
        click("a", 0).arrives(1);
        streamed(SHOES, 0, 5);
        reconciled(SHOES, 0, 1, 7);

        assertThat(finding(SHOES)).isEqualTo(new Finding(5, 1, 0, 0, 0, 0, 4, Status.UNEXPLAINED));
        assertThat(publishes(SHOES, 0)).isEqualTo(1);
    }

    @Test
    void aReconciledRowThatTheLogDoesNotBearOutIsAnAlarm() {
        click("a", 0).arrives(1);
        finishedRun(7, log.size());
        reconciled(SHOES, 0, 9, 7);

        assertThat(finding(SHOES)).isEqualTo(new Finding(9, 1, 0, 0, 0, 0, 8, Status.UNEXPLAINED));
    }

    @Test
    void clicksOfOneIdentityUnderTwoVerdictsOrAdsAreTwoClicks() {
        click("a", 0).arrives(1);
        record(codec.encode(Clicks.click("other", "a", "hats", NOON, "DE")), 2);
        streamed(SHOES, 0, 1);
        streamed("hats", 0, 1);

        assertThat(finding(SHOES).status()).isEqualTo(Status.MATCHED);
        assertThat(finding("hats").status()).isEqualTo(Status.MATCHED);
    }

    /** The figures of a finding. */
    private record Finding(
            long streamed,
            long recounted,
            long late,
            long repeat,
            long moved,
            long missing,
            long phantom,
            Status status) {}

    private Finding finding(String adId) {
        return findings(adId).values().iterator().next();
    }

    private Finding finding(String adId, long second) {
        return Objects.requireNonNull(findings(adId).get(minute(second)));
    }

    private Map<Instant, Finding> findings(String adId) {
        Map<Instant, Finding> findings = new TreeMap<>();
        for (Row row : Findings.of(compared()).filter("ad_id = '" + adId + "'").collectAsList()) {
            Finding finding = new Finding(
                    row.<Long>getAs(Published.CLICKS),
                    row.<Long>getAs(CountColumns.CLICKS),
                    row.<Long>getAs(CountColumns.LATE),
                    row.<Long>getAs(CountColumns.REPEAT),
                    row.<Long>getAs(CountColumns.MOVED),
                    row.<Long>getAs(Comparison.MISSING),
                    row.<Long>getAs(Comparison.PHANTOM),
                    Status.valueOf(row.getAs(Findings.STATUS)));
            assertThat(finding.recounted - finding.streamed)
                    .isEqualTo(finding.late - finding.repeat + finding.moved + finding.missing - finding.phantom);
            findings.put(row.getAs(Findings.WINDOW_START), finding);
        }
        return findings;
    }

    private long publishes(String adId, long second) {
        return publishes(adId, second, "DE");
    }

    private long publishes(String adId, long second, String country) {
        List<Row> messages = Messages.counts(compared().filter(Comparison.TO_PUBLISH), 9, NOON.plusSeconds(9000))
                .collectAsList();
        return messages.stream()
                .map(message -> ClickCountJson.fromJson(message.getAs("value")))
                .filter(count -> count.key().equals(key(adId, second, country)))
                .mapToLong(ClickCount::clicks)
                .findFirst()
                .orElseThrow();
    }

    private Dataset<Row> compared() {
        return Comparison.of(outcomes(), standing(), cuts(), RecountWindow.cut(minutes, logBegan, minute -> false));
    }

    private Dataset<Row> outcomes() {
        return Recount.outcomes(archive(), minutes, RULES);
    }

    private Dataset<Row> archive() {
        return Archive.rows(spark.createDataFrame(log, InputSchemas.KAFKA));
    }

    private Dataset<Row> standing() {
        return Published.latest(Published.rows(spark.createDataFrame(published, InputSchemas.KAFKA)));
    }

    private Dataset<Row> cuts() {
        return spark.createDataFrame(finishedRuns, InputSchemas.CUT);
    }

    private Arrival click(String name, long second) {
        return event(name, name, second);
    }

    private Arrival event(String event, String click, long second) {
        minutes.add(minute(second));
        ClickEvent happened = Clicks.click(event, click, SHOES, NOON.plusSeconds(second), "DE");
        return arrival -> record(codec.encode(happened), arrival);
    }

    private void record(byte[] value, long second) {
        log.add(RowFactory.create(value, 0, (long) log.size(), NOON.plusSeconds(second), 1));
    }

    private void streamed(String adId, long second, long clicks) {
        streamed(adId, second, clicks, "DE");
    }

    private void streamed(String adId, long second, long clicks, String country) {
        publish(ClickCount.streamed(key(adId, second, country), clicks, 0, true, NOON));
    }

    private void reconciled(String adId, long second, long clicks, long runNumber) {
        publish(ClickCount.reconciled(key(adId, second, "DE"), clicks, 0, runNumber, NOON));
    }

    private void publish(ClickCount count) {
        minutes.add(count.key().minute());
        published.add(RowFactory.create(ClickCountJson.toJson(count), 0, (long) published.size(), NOON, 1));
    }

    private void finishedRun(long number, long offset) {
        finishedRuns.add(RowFactory.create(number, scala.jdk.javaapi.CollectionConverters.asScala(Map.of(0, offset))));
    }

    private static ClickCountKey key(String adId, long second, String country) {
        return ClickCountKey.of(Clicks.click("any", "any", adId, NOON, country), minute(second));
    }

    private static Instant minute(long second) {
        return NOON.plusSeconds(Math.floorDiv(second, 60L) * 60);
    }

    private interface Arrival {
        /** Seconds after noon. */
        void arrives(long seconds);
    }
}
