package dev.clickledger.app.console.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickledger.app.console.security.Scopes;
import org.junit.jupiter.api.Test;

class PinotSelectTest {

    @Test
    void tenantsScopeIsTheFirstCondition() {
        String sql = PinotSelect.from("click_counts", Scopes.tenant("acme"), 5)
                .group("adId")
                .sum("clicks")
                .whereEquals("verdict", "VALID")
                .sql();

        assertThat(sql)
                .isEqualTo("SELECT \"adId\", SUM(\"clicks\") FROM click_counts WHERE \"tenantId\" = 'acme'"
                        + " AND \"verdict\" = 'VALID' GROUP BY \"adId\" LIMIT 5");
    }

    @Test
    void platformsScopeSeesEveryTenant() {
        assertThat(PinotSelect.from("reconciliations", Scopes.platform(), 5)
                        .column("adId")
                        .sql())
                .isEqualTo("SELECT \"adId\" FROM reconciliations LIMIT 5");
    }

    @Test
    void textFromOutsideCannotEndItsLiteral() {
        String sql = PinotSelect.from("click_counts", Scopes.tenant("a' OR '1'='1"), 1)
                .column("adId")
                .whereEquals("adId", "x'; DROP--")
                .sql();

        assertThat(sql).contains("\"tenantId\" = 'a'' OR ''1''=''1'").contains("\"adId\" = 'x''; DROP--'");
    }

    @Test
    void everySelectHasALimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> PinotSelect.from("t", Scopes.platform(), 0));
    }

    @Test
    void rangesAreHalfOpen() {
        assertThat(PinotSelect.from("t", Scopes.platform(), 1)
                        .millis("minute")
                        .whereBetween("minute", 60, 120)
                        .sql())
                .isEqualTo(
                        "SELECT CAST(\"minute\" AS LONG) FROM t WHERE \"minute\" >= 60 AND \"minute\" < 120 LIMIT 1");
    }

    @Test
    void goesOnAfterARowInItsOrder() {
        assertThat(PinotSelect.from("reconciliations", Scopes.tenant("acme"), 10)
                        .column("adId")
                        .whereAfter(PinotAfter.descending("runNumber", 7), PinotAfter.ascending("adId", "it's"))
                        .sql())
                .endsWith("AND ((\"runNumber\" < 7) OR (\"runNumber\" = 7 AND \"adId\" > 'it''s')) LIMIT 10");
    }
}
