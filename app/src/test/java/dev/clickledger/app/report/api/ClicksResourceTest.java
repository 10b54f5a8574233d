package dev.clickledger.app.report.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.clickledger.app.api.Problem;
import dev.clickledger.app.report.ClickSeries;
import dev.clickledger.app.report.LiveAnswer;
import dev.clickledger.app.report.LiveReports;
import dev.clickledger.app.report.Question;
import dev.clickledger.app.report.QuestionText;
import dev.clickledger.app.report.RawCount;
import dev.clickledger.app.report.RecordedCounts;
import dev.clickledger.app.security.Roles;
import dev.clickledger.app.security.Scopes;
import dev.clickledger.app.tenant.DemoTenants;
import dev.clickledger.app.tenant.Invented;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                        equalTo(
                                "attachment; filename=\"clicks_acme_by-ad_per-hour_2026-03-02_2026-03-03_Europe-Berlin.csv\""))
                .body(containsString("tenant,start,ad,adName,clicks,repeats,invalid,reconciled,state\r\n"))
                .body(containsString("acme,2026-03-02T00:00:00+01:00,acme-boots,'=Trail boots,5,1,0,5,RECONCILED\r\n"));
    }

    @Test
    void rawCountsHoldEveryRowAndNoFormula() {
        String file = given().queryParams(DAY).get("/api/v1/counts.csv").asString();

        assertThat(file.split("\r\n")).hasSize(5);
        assertThat(file)
                .contains("acme,2026-03-02T01:30:00+01:00,acme-spring,acme-boots,VALID,'=cmd,PHONE,DIRECT,2,0,OPEN,")
                .doesNotContain("globex");
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
