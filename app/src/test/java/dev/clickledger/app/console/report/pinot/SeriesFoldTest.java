package dev.clickledger.app.console.report.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.Scopes;
import dev.clickledger.contract.MinuteState;
import dev.clickledger.contract.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesFoldTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TimeRange THREE_MINUTES = new TimeRange(NOON, NOON.plusSeconds(180));

    @Test
    void gapsAreFilled() {
        SeriesFold fold = fold(Filters.NONE, null);
        fold.add(NOON.plusSeconds(60), null, Verdict.VALID, MinuteState.RECONCILED, 4, 0, NOON);

        assertThat(fold.series().points())
                .extracting(point -> point.counts().clicks())
                .containsExactly(0L, 4L, 0L);
    }

    @Test
    void minuteInPartsIsAsUnsettledAsItsLeastSettledRow() {
        SeriesFold fold = fold(Filters.NONE, null);
        fold.add(NOON, null, Verdict.VALID, MinuteState.RECONCILED, 4, 1, NOON);
        fold.add(NOON, null, Verdict.VALID, MinuteState.CLOSED, 3, 0, NOON);
        fold.add(NOON, null, Verdict.BOT, MinuteState.OPEN, 2, 9, NOON);

        assertThat(fold.series().points().getFirst().counts()).isEqualTo(new Counts(0, 3, 4, 1, 2, MinuteState.OPEN));
    }

    @Test
    void verdictsThatAreAskedForCountAsClicks() {
        SeriesFold fold = fold(Filters.NONE.with(Dimension.VERDICT, Set.of("BOT")), null);
        fold.add(NOON, null, Verdict.BOT, MinuteState.OPEN, 2, 1, NOON);

        assertThat(fold.series().total()).isEqualTo(new Counts(2, 0, 0, 1, 2, MinuteState.OPEN));
    }

    @Test
    void everyKeyHasEveryMinute() {
        SeriesFold fold = fold(Filters.NONE, Dimension.COUNTRY);
        fold.add(NOON, "DE", Verdict.VALID, MinuteState.OPEN, 2, 0, NOON);

        assertThat(fold.series().points())
                .hasSize(6)
                .extracting(ClickSeries.Point::key)
                .containsExactly("DE", "FR", "DE", "FR", "DE", "FR");
    }

    @Test
    void newestCountTellsHowFarTheFiguresReach() {
        SeriesFold fold = fold(Filters.NONE, null);
        fold.add(NOON, null, Verdict.VALID, MinuteState.OPEN, 1, 0, NOON.plusSeconds(9));
        fold.add(NOON, null, Verdict.BOT, MinuteState.OPEN, 1, 0, NOON.plusSeconds(5));

        assertThat(fold.series().countedUntil()).isEqualTo(NOON.plusSeconds(9));
        assertThat(fold(Filters.NONE, null).series().countedUntil()).isNull();
    }

    @Test
    void minuteThatIsNotOverIsAddedUpForItself() {
        SeriesFold fold = fold(Filters.NONE, null);
        fold.add(NOON.plusSeconds(60), null, Verdict.VALID, MinuteState.OPEN, 4, 1, NOON);
        fold.add(NOON.plusSeconds(120), null, Verdict.VALID, MinuteState.OPEN, 3, 2, NOON);

        assertThat(fold.series().total().clicks()).isEqualTo(7);
        assertThat(fold.series().unfinished()).isEqualTo(new Counts(3, 0, 0, 2, 0, MinuteState.OPEN));
        assertThat(fold.series().finished().clicks()).isEqualTo(4);
    }

    @Test
    void fallingCountIsDoubtfulUnlessARecountCorrectedIt() {
        ClickSeries ten = one(new Counts(10, 0, 0, 0, 0, MinuteState.OPEN));
        ClickSeries nine = one(new Counts(0, 9, 0, 0, 0, MinuteState.CLOSED));
        ClickSeries corrected = one(new Counts(0, 0, 9, 0, 0, MinuteState.RECONCILED));

        assertThat(nine.fallsBehind(ten)).isTrue();
        assertThat(ten.fallsBehind(nine)).isFalse();
        assertThat(corrected.fallsBehind(ten)).isFalse();
    }

    @Test
    void nothingHasNoShare() {
        assertThat(Counts.NONE.shareReconciled()).isEmpty();
        assertThat(new Counts(2, 3, 15, 7, 11, MinuteState.OPEN).shareReconciled())
                .hasValue(0.75);
    }

    private static ClickSeries one(Counts counts) {
        return new ClickSeries(
                THREE_MINUTES,
                ZoneId.of("UTC"),
                Granularity.MINUTE,
                List.of(new ClickSeries.Point(NOON, null, counts)),
                NOON);
    }

    private static SeriesFold fold(Filters filters, @Nullable Dimension groupBy) {
        Selection selection =
                new Selection(Scopes.tenant("acme"), new Period.Between(THREE_MINUTES), ZoneId.of("UTC"), filters);
        return new SeriesFold(
                new ReportQuery.Series(selection, Granularity.MINUTE, groupBy, 10),
                THREE_MINUTES,
                groupBy == null ? List.of() : List.of("DE", "FR"),
                NOON.plusSeconds(150));
    }
}
