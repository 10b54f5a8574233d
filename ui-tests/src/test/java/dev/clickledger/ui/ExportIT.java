package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.CsvFile;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.pages.ExportSheet;
import dev.clickledger.ui.pages.MinuteFigures;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Page, file and API tell the same. */
@Journey
class ExportIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final int TRIES = 5;

    @AtDeskAndOnPhone
    void pageFileAndApiTellTheSame(Look look, Windows windows, RunningStack stack) {
        OwnTenant own = OwnTenant.of(stack, windows);
        String campaign = own.machine().campaign("Exported " + look);
        String ad = own.machine().ad(campaign, "=HYPERLINK(\"x\")", List.of("paper", "+weather"));
        Visitor visitor = new Visitor(stack, ad);
        visitor.clickFrom("paper");
        visitor.clickFrom("paper");
        visitor.clickFrom("%2Bweather");
        Window window = windows.of(own.tenant().viewer(), look)
                .opens("/?period=today&timezone=Asia/Kolkata&compare=none&ad=" + ad);
        DashboardPage dashboard = window.dashboard().expectLive().expectClicks(3, PROMISED);

        // a minute may be settled between two of the answers: then all are asked again
        for (int left = TRIES; ; left--) {
            List<MinuteFigures> shown = dashboard.minutes();
            CsvFile file = dashboard.download();
            CsvFile served = CsvFile.of(own.machine().get("/api/v1/clicks.csv" + query(window)));
            List<MinuteFigures> answered = answered(own.machine().read("/api/v1/clicks" + query(window)));
            if (shown.equals(dashboard.minutes()) || left == 0) {
                assertThat(file.minutes()).isEqualTo(shown);
                assertThat(served.lines()).isEqualTo(file.lines());
                assertThat(answered).isEqualTo(shown);
                assertThat(file.name())
                        .matches("clicks_" + own.tenant().id() + "_ad-" + ad
                                + "_per-hour_\\d{4}-\\d\\d-\\d\\d_.*_Asia-Kolkata\\.csv");
                assertThat(file.column("start")).allMatch(time -> time.endsWith("+05:30"));
                break;
            }
        }

        CsvFile counts = dashboard.downloadCounts();
        assertThat(counts.name())
                .startsWith("counts_" + own.tenant().id() + "_ad-" + ad)
                .endsWith(".csv");
        assertThat(counts.column("clicks").stream().mapToLong(Long::parseLong).sum())
                .isEqualTo(3);
        assertThat(counts.column("source")).containsExactlyInAnyOrder("paper", "'+weather");
    }

    @AtDeskAndOnPhone
    void aLongExportTellsHowFarItIsAndCanBeStopped(Look look, Windows windows, RunningStack stack) {
        OwnTenant own = OwnTenant.of(stack, windows);
        Window window = windows.of(own.tenant().viewer(), look)
                .opens("/?from=2026-01-01&to=2026-01-02&granularity=minute&timezone=UTC&compare=none");
        DashboardPage dashboard = window.dashboard().expectShown();

        window.hasSlowLine();
        ExportSheet sheet = dashboard.exports().begins("This view");
        sheet.expectProgress(Pattern.compile("[1-9][\\d,]* lines, \\d+ kB"));
        sheet.closes();

        window.hasFastLine();
        sheet = dashboard.exports();
        assertThat(sheet.download("This view").lines()).hasSize(24 * 60 + 1);
        sheet.expectProgress(Pattern.compile("\\.csv: 1,440 rows\\."));
    }

    @AtDeskAndOnPhone
    void aFileIsWrittenAsTheSpreadsheetWantsItUntilSomethingElseIsChosen(
            Look look, Windows windows, RunningStack stack) {
        OwnTenant own = OwnTenant.of(stack, windows);
        Window window = windows.of(own.tenant().viewer(), look)
                .opens("/?from=2026-10-25&to=2026-10-26&granularity=hour&timezone=Europe/Berlin&compare=none");
        DashboardPage dashboard = window.dashboard().expectShown();

        dashboard.exports().writes("Local, for spreadsheets", "Semicolons").closes();
        ExportSheet sheet = dashboard.exports();
        List<String> lines = sheet.download("This view").lines();
        sheet.closes();

        assertThat(lines).hasSize(25 + 1);
        assertThat(lines.getFirst()).startsWith("tenant;start;startOffset;timezone;clicks;");
        assertThat(lines.get(3)).contains(";2026-10-25 02:00;UTC+02:00;Europe/Berlin;0;");
        assertThat(lines.get(4)).contains(";2026-10-25 02:00;UTC+01:00;Europe/Berlin;0;");
        assertThat(window.overflow()).isEmpty();
    }

    private static String query(Window window) {
        return window.address().substring(window.address().indexOf('?'));
    }

    private static List<MinuteFigures> answered(JsonNode answer) {
        return StreamSupport.stream(answer.path("points").spliterator(), false)
                .map(point -> new MinuteFigures(
                        Instant.parse(point.path("start").asText()),
                        point.path("clicks").asLong(),
                        point.path("repeats").asLong(),
                        point.path("invalid").asLong(),
                        point.path("reconciled").asLong(),
                        point.path("state").isNull() ? "" : point.path("state").asText()))
                .toList();
    }
}
