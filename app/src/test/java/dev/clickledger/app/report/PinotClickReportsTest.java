package dev.clickledger.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.report.ReportQuery.ByMinute;
import dev.clickledger.app.report.ReportQuery.LeadingAds;
import dev.clickledger.app.security.Scopes;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PinotClickReportsTest {

    private static final TimeRange HOUR = Period.lastHour().at(Instant.parse("2026-03-01T12:00:30Z"));

    @Test
    void seriesAreSelectedByTenantAndTime() {
        String sql = PinotClickReports.select(new ByMinute(Scopes.tenant("acme"), null, Period.lastHour()), HOUR)
                .sql();

        assertThat(sql)
                .startsWith(
                        "SELECT CAST(\"minute\" AS LONG), \"verdict\", \"state\", SUM(\"clicks\"), SUM(\"repeats\"),"
                                + " MAX(\"emittedAt\") FROM click_counts WHERE \"tenantId\" = 'acme'"
                                + " AND \"minute\" >= 1772362860000 AND \"minute\" < 1772366460000 GROUP BY")
                .doesNotContain("\"adId\"");
    }

    @Test
    void oneAdsSeriesIsSelectedWithinTheTenant() {
        String sql = PinotClickReports.select(new ByMinute(Scopes.tenant("acme"), "o'neill", Period.lastHour()), HOUR)
                .sql();

        assertThat(sql).contains("\"tenantId\" = 'acme'").contains("AND \"adId\" = 'o''neill'");
    }

    @Test
    void rankingCountsValidClicksOfTheTenant() {
        String sql = PinotClickReports.select(new LeadingAds(Scopes.tenant("acme"), Period.lastHour(), 10), HOUR)
                .sql();

        assertThat(sql)
                .contains("\"tenantId\" = 'acme'")
                .contains("\"verdict\" = 'VALID'")
                .endsWith("GROUP BY \"adId\" ORDER BY SUM(\"clicks\") DESC, \"adId\" LIMIT 10");
    }
}
