package dev.clickledger.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.MinuteState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinuteCsvTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final MinuteSeries SERIES = new MinuteSeries(
            new TimeRange(NOON, NOON.plusSeconds(120)),
            List.of(
                    new MinuteClicks(NOON, 0, 0, 12, 3, 1, MinuteState.RECONCILED),
                    MinuteClicks.none(NOON.plusSeconds(60))),
            NOON);

    @Test
    void holdsOneLinePerMinuteWithItsState() {
        assertThat(text("acme", "acme-boots")).isEqualTo("""
                        tenant,ad,minute,clicks,repeats,invalid,reconciled,state\r
                        acme,acme-boots,2026-03-01T12:00:00Z,12,3,1,12,RECONCILED\r
                        acme,acme-boots,2026-03-01T12:01:00Z,0,0,0,0,\r
                        """);
    }

    @Test
    void leavesTheAdEmptyWhenItIsAboutAll() {
        assertThat(text("acme", null)).contains("acme,,2026-03-01T12:00:00Z,12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "|x", "%x"})
    void textThatASpreadsheetWouldRunIsDefused(String name) {
        assertThat(CsvCell.text(name)).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-boots", "Trail boots", "", "1.5", "a=b"})
    void ordinaryTextStaysAsItIs(String name) {
        assertThat(CsvCell.text(name)).isEqualTo(name);
    }

    @Test
    void fileNameTellsWhatIsInIt() {
        assertThat(new MinuteCsv("acme", null, SERIES).fileName())
                .isEqualTo("clicks_acme_all-ads_2026-03-01T1200Z_2026-03-01T1202Z.csv");
        assertThat(new MinuteCsv("acme", "../x", SERIES).fileName()).contains("acme_---x_");
    }

    private static String text(String tenant, @Nullable String ad) {
        return new String(new MinuteCsv(tenant, ad, SERIES).bytes(), StandardCharsets.UTF_8);
    }
}
