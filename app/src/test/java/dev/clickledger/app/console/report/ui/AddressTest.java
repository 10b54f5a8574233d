package dev.clickledger.app.console.report.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void alwaysNamesItsZoneAndPeriod() {
        assertThat(opened("", BERLIN).parameters().getParameters())
                .isEqualTo(Map.of("period", List.of("30m"), "timezone", List.of("Europe/Berlin")));
        assertThat(opened("period=today", ZoneId.of("UTC")).parameters().getParameters())
                .isEqualTo(Map.of("period", List.of("today"), "timezone", List.of("UTC")));
    }

    @Test
    void showsAColleagueInAnotherZoneTheSame() {
        for (String query : List.of("", "period=today", "show=repeats", "from=2026-03-01&to=2026-03-02", "ad=a&ad=b")) {
            Address mine = opened(query, BERLIN);
            Address theirs = opened(mine.parameters().getQueryString(), KOLKATA);
            assertThat(theirs).isEqualTo(mine);
        }
    }

    @Test
    void isCompletedWithWhatWasLeftToTheReaderAndKeepsTheRest() {
        String query = "ad=boots&utm_source=mail&period=today";
        assertThat(opened(query, BERLIN)
                        .completed(QueryParameters.fromString(query))
                        .getParameters())
                .isEqualTo(Map.of(
                        "ad", List.of("boots"),
                        "utm_source", List.of("mail"),
                        "period", List.of("today"),
                        "timezone", List.of("Europe/Berlin")));
    }

    @Test
    void thatIsCompleteStaysAsItIs() {
        QueryParameters complete = QueryParameters.fromString("timezone=Asia/Kolkata&from=2026-03-01&to=2026-03-02");
        assertThat(Address.parse(complete, BERLIN).orElseThrow().completed(complete))
                .isEqualTo(complete);
    }

    private static Address opened(String query, ZoneId usual) {
        return Address.parse(QueryParameters.fromString(query), usual).orElseThrow();
    }
}
