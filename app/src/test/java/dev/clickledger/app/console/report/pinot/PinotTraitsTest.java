package dev.clickledger.app.console.report.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.RecountedHours;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.question.Trait;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.Scopes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PinotTraitsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant NOW = Instant.parse("2026-03-01T12:10:30Z");
    private static final TimeRange HALF_AN_HOUR = new Period.LastMinutes(30).at(NOW, UTC);

    @Test
    void rankingIsSelectedByTenantAndByTheWholeHoursThatTheTimeTouches() {
        assertThat(ranking("acme", Filters.NONE))
                .isEqualTo("SELECT \"value\", SUM(\"clicks\") FROM trait_counts"
                        + " WHERE \"tenantId\" = 'acme'"
                        + " AND \"hour\" >= 1772362800000 AND \"hour\" < 1772370000000"
                        + " AND \"trait\" = 'BROWSER'"
                        + " GROUP BY \"value\" ORDER BY SUM(\"clicks\") DESC, \"value\" LIMIT 9");
    }

    @Test
    void oneTenantsQuestionIsNeverAnothers() {
        assertThat(ranking("globex", Filters.NONE)).contains("\"tenantId\" = 'globex'");
        assertThat(new ReportQuery.Traits(selection("globex", Filters.NONE), Trait.BROWSER, 9))
                .isNotEqualTo(new ReportQuery.Traits(selection("acme", Filters.NONE), Trait.BROWSER, 9));
        assertThat(hours("acme")).contains("WHERE \"tenantId\" = 'acme'");
    }

    @Test
    void campaignsAndAdsFilterWithinTheTenant() {
        assertThat(ranking("acme", Filters.NONE.with(Dimension.AD, Set.of("o'neill"))))
                .contains("\"tenantId\" = 'acme' AND")
                .contains("AND \"adId\" IN ('o''neill')");
    }

    @Test
    void filtersThatTheCountsDoNotTellAreRefused() {
        for (Dimension dimension :
                Set.of(Dimension.COUNTRY, Dimension.DEVICE_CLASS, Dimension.SOURCE, Dimension.VERDICT)) {
            Filters filters = Filters.NONE.with(Dimension.AD, Set.of("boots")).with(dimension, Set.of("any"));

            assertThat(Trait.untold(filters)).containsExactly(dimension);
            assertThatIllegalArgumentException().isThrownBy(() -> ranking("acme", filters));
        }
    }

    @Test
    void howFarHoursAreRecountedIsAskedForOfAllClicksTogether() {
        assertThat(hours("acme"))
                .isEqualTo("SELECT MAX(\"countedUntil\") FROM trait_counts"
                        + " WHERE \"tenantId\" = 'acme'"
                        + " AND \"hour\" >= 1772362800000 AND \"hour\" < 1772370000000 LIMIT 1");
        assertThat(PinotTraits.selectHours(
                                selection("acme", Filters.NONE.with(Dimension.AD, Set.of("boots"))), HALF_AN_HOUR)
                        .sql())
                .isEqualTo(hours("acme"));
    }

    @Test
    void aTimeOfWholeHoursTouchesTheseAlone() {
        TimeRange noonToOne =
                new TimeRange(Instant.parse("2026-03-01T12:00:00Z"), Instant.parse("2026-03-01T13:00:00Z"));

        assertThat(RecountedHours.touchedBy(noonToOne)).isEqualTo(noonToOne);
    }

    private static String ranking(String tenant, Filters filters) {
        return PinotTraits.select(new ReportQuery.Traits(selection(tenant, filters), Trait.BROWSER, 9), HALF_AN_HOUR)
                .sql();
    }

    private static String hours(String tenant) {
        return PinotTraits.selectHours(selection(tenant, Filters.NONE), HALF_AN_HOUR)
                .sql();
    }

    private static Selection selection(String tenant, Filters filters) {
        return new Selection(Scopes.tenant(tenant), new Period.LastMinutes(30), UTC, filters);
    }
}
