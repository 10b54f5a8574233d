package dev.clickledger.app.console.report.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.clickledger.app.console.report.answer.RawCount;
import dev.clickledger.app.console.report.live.LiveAnswer;
import dev.clickledger.app.console.report.live.LiveReports;
import dev.clickledger.app.console.report.pinot.RecordedCounts;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.QuestionText;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.security.Scopes;
import dev.clickledger.app.console.tenant.DemoTenants;
import dev.clickledger.app.console.tenant.Invented;
import dev.clickledger.app.problem.Problem;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(user = "alice", roles = Roles.VIEWER)
@OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
class ClicksResourceTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T23:00:00Z");
    private static final Map<String, String> DAY =
            Map.of("from", "2026-03-02", "to", "2026-03-03", "timezone", "Europe/Berlin", "granularity", "hour");

    private static final List<String> EVERYWHERE = List.of(
            "/api/v1/clicks", "/api/v1/clicks.csv", "/api/v1/counts.csv", "/export/clicks.csv", "/export/counts.csv");

    @Inject
    RecordedCounts counts;

    @Inject
    LiveReports live;

    @BeforeEach
    void record() {
        counts.clear();
        counts.add("acme", row(0, "acme-boots", "VALID", "DE", 5, 1, "RECONCILED"));
        counts.add("acme", row(30, "acme-tents", "VALID", "FR", 3, 0, "CLOSED"));
        counts.add("acme", row(90, "acme-boots", "BOT", "US", 4, 0, "RECONCILED"));
        counts.add("acme", row(90, "acme-boots", "VALID", "=cmd", 2, 0, "OPEN"));
        counts.add("globex", row(0, "globex-night", "VALID", "DE", 1000, 0, "RECONCILED"));
    }

    @Test
    void clicksComeByTheHourOfTheZoneWithoutGaps() {
        given().queryParams(DAY)
                .get("/api/v1/clicks")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("timezone", equalTo("Europe/Berlin"))
                .body("cached", is(false))
                .body("points", hasSize(24))
                .body("points[0].start", equalTo("2026-03-02T00:00:00+01:00"))
                .body("points[0].clicks", is(8))
                .body("points[0].state", equalTo("CLOSED"))
                .body("points[1].clicks", is(2))
                .body("points[1].invalid", is(4))
                .body("points[2].state", equalTo(null))
                .body("total.clicks", is(10))
                .body("total.repeats", is(1));
    }

    @Test
    void figuresOfAnInventedAdvertiserSaySo() {
        QuarkusMock.installMockForType(new Invented("acme"), DemoTenants.class);

        given().queryParams(DAY).get("/api/v1/clicks").then().body("demo", is(true));
        given().queryParams(DAY)
                .get("/api/v1/clicks.csv")
                .then()
                .header("Content-Disposition", containsString("filename=\"demo-clicks_acme_"));
    }

    @Test
    void figuresOfARealAdvertiserDoNot() {
        QuarkusMock.installMockForType(new Invented("globex"), DemoTenants.class);

        given().queryParams(DAY).get("/api/v1/clicks").then().body("demo", is(false));
        given().queryParams(DAY)
                .get("/api/v1/counts.csv")
                .then()
                .header("Content-Disposition", containsString("filename=\"counts_acme_"));
    }

    @Test
    void pageApiAndFileHaveTheSameFigures() throws Exception {
        Map<String, List<String>> view = Map.of(
                "from", List.of("2026-03-02"),
                "to", List.of("2026-03-03"),
                "timezone", List.of("Europe/Berlin"),
                "granularity", List.of("hour"),
                "ad", List.of("acme-boots"));
        Question question = ((QuestionText.Parsed.Understood) QuestionText.parse(view)).question();
        CompletableFuture<LiveAnswer<ClickSeries>> pushed = new CompletableFuture<>();
        try (var watch = live.watch(question.series(Scopes.tenant("acme")), pushed::complete)) {
            assertThat(watch).isNotNull();
            ClickSeries page = ((LiveAnswer.Shown<ClickSeries>) pushed.get(5, TimeUnit.SECONDS))
                    .answer()
                    .value();

            JsonPath api = given().queryParams(view).get("/api/v1/clicks").jsonPath();
            List<String[]> file = Arrays.stream(given().queryParams(view)
                            .get("/api/v1/clicks.csv")
                            .asString()
                            .split("\r\n"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();

            List<Integer> shown = page.points().stream()
                    .map(point -> (int) point.counts().clicks())
                    .toList();
            assertThat(shown).hasSize(24).contains(5, 2);
            assertThat(api.getList("points.clicks", Integer.class)).isEqualTo(shown);
            assertThat(file.stream().map(cells -> Integer.valueOf(cells[2])).toList())
                    .isEqualTo(shown);
            assertThat(file.stream().map(cells -> Integer.valueOf(cells[4])).toList())
                    .isEqualTo(api.getList("points.invalid", Integer.class))
                    .isEqualTo(page.points().stream()
                            .map(point -> (int) point.counts().invalid())
                            .toList());
            assertThat(file.stream().map(cells -> cells[1]).toList())
                    .isEqualTo(api.getList("points.start", String.class));
        }
    }

    @Test
    void valuesThatLeadComeWithEveryHour() {
        given().queryParams(DAY)
                .queryParam("groupBy", "country")
                .queryParam("top", 2)
                .get("/api/v1/clicks")
                .then()
                .statusCode(200)
                .body("points", hasSize(48))
                .body("points[0].key", equalTo("DE"))
                .body("points[1].key", equalTo("FR"));
    }

    @Test
    void robotsAreCountedWhenAskedFor() {
        given().queryParams(DAY)
                .queryParam("verdict", "BOT")
                .get("/api/v1/clicks")
                .then()
                .body("total.clicks", is(4));
    }

    @Test
    void earlierTimeStandsBesideWhenAskedFor() {
        counts.add("acme", row(-24 * 60, "acme-boots", "VALID", "DE", 7, 0, "RECONCILED"));

        given().queryParams(DAY)
                .queryParam("compare", "before")
                .get("/api/v1/clicks")
                .then()
                .body("earlier", hasSize(24))
                .body("earlier[0].clicks", is(7))
                .body("earlier[0].start", equalTo("2026-03-01T00:00:00+01:00"));
    }

    @Test
    void timeThatLiesInTwoDaysIsComparedAsAWholeThoughTheOtherLiesInOne() {
        Map<String, String> sixHours = Map.of(
                "from", "2026-03-02T02:00",
                "to", "2026-03-02T08:00",
                "granularity", "day",
                "compare", "before");
        counts.clear();
        counts.add("acme", row(Duration.ofHours(4), "acme-boots", "DE", 100));
        counts.add("acme", row(Duration.ofHours(-2), "acme-boots", "DE", 30));
        counts.add("acme", row(Duration.ofHours(1), "acme-boots", "DE", 9));

        given().queryParams(sixHours)
                .get("/api/v1/clicks")
                .then()
                .body("points.clicks", contains(100))
                .body("earlier.clicks", contains(30, 9))
                .body("earlier.against", contains("2026-03-02T02:00:00Z", null))
                .body("compared.total.clicks", is(100))
                .body("compared.earlierTotal.clicks", is(39))
                .body("compared.earlierFrom", equalTo("2026-03-01T20:00:00Z"))
                .body("compared.earlierTo", equalTo("2026-03-02T02:00:00Z"));
        assertThat(lines(sixHours))
                .containsExactly(
                        "tenant,start,clicks,repeats,invalid,reconciled,state,"
                                + "earlierStart,earlierClicks,earlierRepeats,earlierInvalid,earlierState",
                        "acme,2026-03-02T02:00:00Z,100,0,0,100,RECONCILED,2026-03-01T20:00:00Z,30,0,0,RECONCILED",
                        "acme,,,,,,,2026-03-02T00:00:00Z,9,0,0,RECONCILED");
    }

    @Test
    void clicksThatAreToldApartAreComparedValueByValue() {
        Map<String, String> byCountry = Map.of(
                "from", "2026-03-02",
                "to", "2026-03-03",
                "timezone", "UTC",
                "granularity", "day",
                "groupBy", "country",
                "top", "3",
                "compare", "before");
        counts.clear();
        counts.add("acme", row(Duration.ofHours(4), "acme-boots", "DE", 100));
        counts.add("acme", row(Duration.ofHours(4), "acme-boots", "FR", 50));
        counts.add("acme", row(Duration.ofHours(-20), "acme-boots", "DE", 80));
        counts.add("acme", row(Duration.ofHours(-20), "acme-boots", "US", 7));

        given().queryParams(byCountry)
                .get("/api/v1/clicks")
                .then()
                .body("points.key", contains("DE", "FR", "US"))
                .body("points.clicks", contains(100, 50, 0))
                .body("earlier.key", contains("DE", "FR", "US"))
                .body("earlier.clicks", contains(80, 0, 7))
                .body("earlier.against", everyItem(equalTo("2026-03-02T00:00:00Z")));
        assertThat(lines(byCountry))
                .startsWith("tenant,start,country,clicks,repeats,invalid,reconciled,state,"
                        + "earlierStart,earlierClicks,earlierRepeats,earlierInvalid,earlierState")
                .contains(
                        "acme,2026-03-02T00:00:00Z,DE,100,0,0,100,RECONCILED,2026-03-01T00:00:00Z,80,0,0,RECONCILED",
                        "acme,2026-03-02T00:00:00Z,FR,50,0,0,50,RECONCILED,2026-03-01T00:00:00Z,0,0,0,",
                        "acme,2026-03-02T00:00:00Z,US,0,0,0,0,,2026-03-01T00:00:00Z,7,0,0,RECONCILED");
    }

    @Test
    void timeThatBeginsWithinADayIsComparedWithTheTimeRightBefore() {
        given().queryParam("from", "2026-11-28T10:00")
                .queryParam("to", "2026-11-29T12:00")
                .queryParam("compare", "before")
                .get("/api/v1/clicks")
                .then()
                .body("compared.earlierFrom", equalTo("2026-11-27T08:00:00Z"))
                .body("compared.earlierTo", equalTo("2026-11-28T10:00:00Z"));
    }

    @Test
    void monthIsComparedWithTheMonthBefore() {
        given().queryParam("from", "2026-03-01")
                .queryParam("to", "2026-04-01")
                .queryParam("granularity", "month")
                .queryParam("compare", "before")
                .get("/api/v1/clicks")
                .then()
                .body("points", hasSize(1))
                .body("earlier.start", contains("2026-02-01T00:00:00Z"))
                .body("compared.earlierTo", equalTo("2026-03-01T00:00:00Z"));
    }

    @Test
    void minuteThatStillCountsIsComparedWithNothing() {
        JsonPath answer = given().queryParam("period", "30m")
                .queryParam("compare", "before")
                .get("/api/v1/clicks")
                .jsonPath();

        OffsetDateTime until = OffsetDateTime.parse(answer.getString("to"));
        assertThat(OffsetDateTime.parse(answer.getString("compared.to"))).isEqualTo(until.minusMinutes(1));
        assertThat(answer.getList("points")).hasSize(30);
        assertThat(answer.getList("earlier")).hasSize(29);
        assertThat(OffsetDateTime.parse(answer.getString("earlier[28].start"))).isEqualTo(until.minusMinutes(32));
        assertThat(OffsetDateTime.parse(answer.getString("earlier[28].against")))
                .isEqualTo(until.minusMinutes(2));
    }

    @Test
    void timeThatHasOnlyBegunIsComparedWithNothing() {
        given().queryParam("period", "1m")
                .queryParam("compare", "before")
                .get("/api/v1/clicks")
                .then()
                .statusCode(200)
                .body("earlier", hasSize(0))
                .body("compared.earlierTotal", equalTo(null));
    }

    private static List<String> lines(Map<String, String> parameters) {
        return given().queryParams(parameters)
                .get("/api/v1/clicks.csv")
                .asString()
                .substring(1)
                .lines()
                .toList();
    }

    /** Clicks at a time since the midnight of UTC. */
    private static RawCount row(Duration since, String ad, String country, long clicks) {
        return row((int) since.plusHours(1).toMinutes(), ad, "VALID", country, clicks, 0, "RECONCILED");
    }

    @Test
    void fileIsTheAnswerWhenAFileIsAccepted() {
        given().queryParams(DAY)
                .queryParam("groupBy", "ad")
                .accept("text/csv")
                .get("/api/v1/clicks")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .header(
                        "Content-Disposition",
                        equalTo("attachment;"
                                + " filename=\"clicks_acme_by-ad_per-hour_2026-03-02_2026-03-03_Europe-Berlin.csv\""))
                .body(startsWith("\uFEFFtenant,start,ad,adName,clicks,repeats,invalid,reconciled,state\r\n"))
                .body(containsString("acme,2026-03-02T00:00:00+01:00,acme-boots,'=Trail boots,5,1,0,5,RECONCILED\r\n"));
    }

    @Test
    void rawCountsHoldEveryRowAndNoFormula() {
        String file = given().queryParams(DAY).get("/api/v1/counts.csv").asString();

        assertThat(file).startsWith("\uFEFFtenant,minute,");
        assertThat(file.split("\r\n")).hasSize(5);
        assertThat(file)
                .contains("acme,2026-03-02T01:30:00+01:00,acme-spring,acme-boots,VALID,'=cmd,PHONE,DIRECT,2,0,OPEN,")
                .doesNotContain("globex");
    }

    @Test
    void filesAreWrittenAsTheSpreadsheetWantsThem() {
        assertThat(given().queryParams(DAY)
                        .queryParam("times", "local")
                        .queryParam("separator", "semicolon")
                        .get("/api/v1/clicks.csv")
                        .asString())
                .startsWith("\uFEFFtenant;start;startOffset;timezone;clicks;")
                .contains("acme;2026-03-02 00:00;UTC+01:00;Europe/Berlin;8;1;0;5;CLOSED\r\n");
        assertThat(given().queryParams(DAY)
                        .queryParam("times", "LOCAL")
                        .queryParam("separator", "tab")
                        .get("/export/counts.csv")
                        .asString())
                .contains("acme\t2026-03-02 00:00\tUTC+01:00\tEurope/Berlin\tacme-spring\tacme-boots\t")
                .contains("\t2026-03-02 00:00:30\tUTC+01:00\r\n");
    }

    @ParameterizedTest
    @CsvSource({"times, swatch", "separator, pipe"})
    void howAFileCannotBeWrittenIsAProblemThatNamesTheChoices(String name, String value) {
        for (String path : List.of("/api/v1/clicks.csv", "/api/v1/counts.csv", "/export/clicks.csv")) {
            given().queryParam(name, value)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("errors[0].name", equalTo(name))
                    .body("errors[0].detail", containsString("must be one of"));
        }
        given().queryParam(name, value).get("/api/v1/clicks").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"granularity, week", "timezone, Mars/Olympus", "from, noon", "colour, red"})
    void whatCannotBeIsAProblemThatNamesTheParameter(String name, String value) {
        for (String path :
                List.of("/api/v1/clicks", "/api/v1/clicks.csv", "/api/v1/counts.csv", "/export/clicks.csv")) {
            given().queryParam(name, value)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .contentType(containsString(Problem.MEDIA_TYPE))
                    .body("errors[0].name", equalTo(name));
        }
    }

    @ParameterizedTest
    @CsvSource({"top, abc", "top, 1001", "top, 99999999999", "country, Germany", "verdict, good", "deviceClass, Watch"})
    void valuesThatCannotBeAreAProblem(String name, String value) {
        for (String path : EVERYWHERE) {
            given().queryParam(name, value).get(path).then().statusCode(400).body("errors[0].name", equalTo(name));
        }
    }

    @Test
    void parameterThatTakesOneValueIsRefusedWithTwo() {
        given().get("/api/v1/clicks?period=7d&period=today")
                .then()
                .statusCode(400)
                .body("errors[0].name", equalTo("period"));
        given().get("/api/v1/clicks?country=DE&country=FR").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | text/csv",
                "text/* | text/csv",
                "*/* | application/json",
                "application/* | application/json",
                "application/json;q=0.5, text/csv | text/csv",
                "text/csv;q=0.5, application/json;q=0.4 | text/csv",
                "text/html, application/xml;q=0.9, */*;q=0.8 | application/json",
            })
    void clicksComeInWhatIsAccepted(String accept, String type) {
        given().header("Accept", accept)
                .get("/api/v1/clicks")
                .then()
                .statusCode(200)
                .contentType(containsString(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/json;q=0", "*/*;q=0", "image/*"})
    void whatCannotBeAnsweredInIsAProblem(String accept) {
        given().header("Accept", accept)
                .get("/api/v1/clicks")
                .then()
                .statusCode(406)
                .contentType(containsString(Problem.MEDIA_TYPE))
                .body("detail", containsString("Accept"));
    }

    @Test
    void timeFurtherBackThanCountsAreKeptSaysSo() {
        given().queryParams("from", "2001-01-01", "to", "2001-01-03", "granularity", "day")
                .get("/api/v1/clicks")
                .then()
                .statusCode(200)
                .body("keptFrom", notNullValue())
                .body("total.state", equalTo("NOT_KEPT"))
                .body("points.state", everyItem(equalTo("NOT_KEPT")));
        given().queryParams(DAY).get("/api/v1/clicks").then().body("points[2].state", equalTo(null));
    }

    @Test
    void tooManyPointsAreRefusedWithAWayOut() {
        given().queryParam("from", "2025-01-01")
                .queryParam("to", "2026-01-01")
                .queryParam("granularity", "minute")
                .get("/api/v1/clicks")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("coarser"));
    }

    @Test
    void strangersIdIsTheSameAsNone() {
        for (String path : List.of(
                "/api/v1/clicks",
                "/api/v1/clicks.csv",
                "/api/v1/counts.csv",
                "/export/clicks.csv",
                "/export/counts.csv")) {
            for (Map.Entry<String, String> theirs :
                    Map.of("ad", "globex-night", "campaign", "globex-rail").entrySet()) {
                String others = notFound(path, theirs.getKey(), theirs.getValue());
                String nobodys = notFound(path, theirs.getKey(), "no-such-thing");
                assertThat(others).isEqualTo(nobodys).doesNotContain("globex");
            }
        }
    }

    @Test
    void strangersValuesAreNowhereInWhatIsAnswered() {
        given().queryParams(DAY)
                .queryParam("groupBy", "ad")
                .get("/api/v1/clicks")
                .then()
                .body("points.key", everyItem(containsString("acme")))
                .body("total.clicks", is(10));
    }

    @Test
    void figuresThatCannotBeReadAreAProblemAndNoFile() {
        counts.goDown();

        for (String path : List.of("/api/v1/clicks", "/api/v1/clicks.csv", "/export/clicks.csv")) {
            given().get(path)
                    .then()
                    .statusCode(503)
                    .contentType(containsString(Problem.MEDIA_TYPE))
                    .header("Retry-After", notNullValue());
        }
    }

    @Test
    @TestSecurity(user = "root", roles = Roles.ADMIN)
    void adminHasNoClicksOfTheirOwn() {
        for (String path : EVERYWHERE) {
            given().get(path).then().statusCode(403).body("detail", containsString("?tenant="));
        }
    }

    @Test
    @TestSecurity(user = "root", roles = Roles.ADMIN)
    void adminReadsTheClicksOfATenantByNamingIt() {
        given().queryParams(DAY)
                .queryParam("tenant", "globex")
                .get("/api/v1/clicks")
                .then()
                .statusCode(200)
                .body("total.clicks", is(1000));
        for (String path : List.of("/api/v1/counts.csv", "/export/counts.csv")) {
            given().queryParams(DAY)
                    .queryParam("tenant", "globex")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("Content-Disposition", containsString("globex"))
                    .body(containsString("globex-night"));
        }
        for (String path : EVERYWHERE) {
            given().queryParams(DAY)
                    .queryParam("tenant", "globex")
                    .get(path)
                    .then()
                    .statusCode(200);
            given().queryParam("tenant", "globex")
                    .queryParam("ad", "acme-boots")
                    .get(path)
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void whoeverIsNoAdminLearnsNothingByNamingATenant() {
        for (String path : EVERYWHERE) {
            String refusal = refusal(path, "acme");
            assertThat(refusal(path, "globex")).isEqualTo(refusal);
            assertThat(refusal(path, "nowhere")).isEqualTo(refusal);
        }
    }

    @Test
    @TestSecurity(user = "nobody", roles = Roles.VIEWER)
    void memberOfNoOrganizationIsToldWhatIsMissing() {
        given().get("/api/v1/clicks").then().statusCode(403).body("detail", containsString("organization"));
    }

    private static String refusal(String path, String tenant) {
        return given().queryParam("tenant", tenant)
                .get(path)
                .then()
                .statusCode(403)
                .contentType(containsString(Problem.MEDIA_TYPE))
                .extract()
                .asString();
    }

    private static String notFound(String path, String name, String value) {
        return given().queryParam(name, value)
                .get(path)
                .then()
                .statusCode(404)
                .contentType(containsString(Problem.MEDIA_TYPE))
                .extract()
                .asString();
    }

    private static RawCount row(
            int minute, String ad, String verdict, String country, long clicks, long repeats, String state) {
        return new RawCount(
                MIDNIGHT.plusSeconds(60L * minute),
                ad.startsWith("acme") ? "acme-spring" : "globex-rail",
                ad,
                verdict,
                country,
                "PHONE",
                "DIRECT",
                clicks,
                repeats,
                state,
                MIDNIGHT.plusSeconds(60L * minute + 30));
    }
}
