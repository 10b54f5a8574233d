package dev.clickledger.app.console.api.description;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.console.access.SwitchedSignIn;
import dev.clickledger.app.console.api.description.Description.Operation;
import dev.clickledger.app.console.reconciliation.RecordedRecounts;
import dev.clickledger.app.console.report.answer.RawCount;
import dev.clickledger.app.console.report.pinot.RecordedCounts;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.testing.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends every call that the description knows, and compares the answers with it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class DescribedCallsTest {

    private static final String ACME = "[\"acme\"]";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final Pattern OF_ADMINS = Pattern.compile("/reconciliation/|/audit\\b");

    @Inject
    RecordedCounts counts;

    @Inject
    RecordedRecounts recounts;

    @Inject
    SwitchedSignIn signIn;

    @Inject
    AdCatalog catalog;

    @Inject
    Clock clock;

    /**
     * A call.
     *
     * @param status what it is answered with
     * @param request what is asked for
     * @param query what follows the path
     */
    private record Call(int status, UnaryOperator<RequestSpecification> request, String query) {

        static Call of(int status) {
            return new Call(status, request -> request, "");
        }

        static Call of(int status, String query) {
            return new Call(status, request -> request, query);
        }

        static Call with(int status, String header, String value) {
            return new Call(status, request -> request.header(header, value), "");
        }

        static Call body(int status, String type, String body) {
            return new Call(status, request -> request.contentType(type).body(body), "");
        }
    }

    @BeforeEach
    void record() {
        counts.clear();
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES).minusSeconds(120);
        for (String state : List.of("OPEN", "CLOSED", "RECONCILED")) {
            counts.add(
                    "acme",
                    new RawCount(minute, "spring", "boots", "VALID", "DE", "Phone", "DIRECT", 7, 1, state, minute));
        }
        recounts.clear();
        recounts.run(1, 3);
        signIn.letIn(true);
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void answersOfAnAdvertiserAreAsDescribed() {
        Map<String, String> ids = things();
        Map<String, List<Call>> calls = calls(ids);
        Set<String> sent = send(ids, calls, false);
        assertThat(sent).isEqualTo(calls.keySet());
    }

    @Test
    @TestSecurity(user = "root", roles = Roles.ADMIN)
    void answersOfAnAdminAreAsDescribed() {
        Map<String, List<Call>> calls = Map.of(
                "listRuns", List.of(Call.of(200), Call.of(200, "?limit=1"), Call.of(400, "?cursor=nope")),
                "listFindings", List.of(Call.of(200), Call.of(200, "?limit=1"), Call.of(400, "?limit=0")),
                "listAudit",
                        List.of(
                                Call.of(200),
                                Call.of(200, "?limit=1&person=alice&outcome=done"),
                                Call.of(400, "?limit=0"),
                                Call.of(400, "?after=nope"),
                                Call.of(400, "?outcome=nope")),
                "exportAudit",
                        List.of(
                                Call.of(200),
                                Call.of(200, "?tenant=acme"),
                                Call.of(400, "?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z")));
        assertThat(send(Map.of(), calls, true)).isEqualTo(calls.keySet());
    }

    @Test
    void strangersAreAnsweredAsDescribed() {
        Description description = Description.read();
        for (Operation operation : description.operations()) {
            Response answer = sent(operation, Map.of(), Call.body(401, contentType(operation), "{}"));
            assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(401);
            description.check(operation, answer);
        }
    }

    @Test
    @TestSecurity(user = "victor", roles = Roles.VIEWER)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void viewersAreAnsweredAsDescribed() {
        Description description = Description.read();
        for (Operation operation : description.operations()) {
            if (!operation.method().equals("get")) {
                Response answer = sent(operation, Map.of(), Call.body(403, contentType(operation), "{}"));
                assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(403);
                description.check(operation, answer);
            }
        }
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void failuresAreAnsweredAsDescribed() {
        counts.goDown();
        signIn.letIn(false);
        Description description = Description.read();
        for (Operation operation : description.operations()) {
            if (List.of("readClicks", "exportClicks", "addApiClient").contains(operation.id())) {
                Response answer = sent(
                        operation,
                        Map.of(),
                        Call.body(503, contentType(operation), "{\"name\": \"Machine\", \"role\": \"viewer\"}"));
                assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(503);
                description.check(operation, answer);
            }
        }
    }

    /** Sends the calls, and to every operation of theirs what none takes; tells which operations were there. */
    private static Set<String> send(Map<String, String> ids, Map<String, List<Call>> calls, boolean admins) {
        Description description = Description.read();
        Set<String> sent = new HashSet<>();
        int answers = 0;
        for (Operation operation : description.operations()) {
            if (OF_ADMINS.matcher(operation.path()).find() != admins) {
                continue;
            }
            assertThat(calls).as("say in this test how to call " + operation).containsKey(operation.id());
            sent.add(operation.id());
            List<Call> all = new ArrayList<>(calls.get(operation.id()));
            all.addAll(refused(operation));
            for (Call call : all) {
                Response answer = sent(operation, ids, call);
                assertThat(answer.statusCode())
                        .as("%s %s: %s", operation, call.query(), answer.asString())
                        .isEqualTo(call.status());
                description.check(operation, answer);
                answers++;
            }
        }
        System.out.printf("measured: %d answers of %d operations, all as described%n", answers, sent.size());
        return sent;
    }

    private static List<Call> refused(Operation operation) {
        List<Call> refused = new ArrayList<>();
        refused.add(new Call(
                400, request -> request.contentType(contentType(operation)).body("{}"), "?colour=red"));
        if (operation.text().path("responses").has("406")) {
            refused.add(new Call(
                    406,
                    request -> request.accept("image/png")
                            .contentType(contentType(operation))
                            .body("{}"),
                    ""));
        }
        if (operation.text().has("requestBody")) {
            refused.add(Call.body(415, "text/plain", "x"));
        }
        return refused;
    }

    private static Map<String, List<Call>> calls(Map<String, String> ids) {
        Map<String, List<Call>> calls = new HashMap<>();
        List<Call> list = List.of(
                Call.of(200),
                Call.of(200, "?limit=1"),
                Call.of(400, "?after=nope"),
                Call.with(304, "If-None-Match", "*"));
        for (String id : List.of(
                "listCampaigns",
                "listAds",
                "listSigningKeys",
                "listApiClients",
                "readCampaignHistory",
                "readAdHistory")) {
            calls.put(id, list);
        }
        List<Call> thing = List.of(Call.of(200), Call.with(304, "If-None-Match", "*"), Call.of(403, "?tenant=acme"));
        calls.put("readCampaign", thing);
        calls.put("readAd", thing);
        calls.put(
                "addCampaign",
                List.of(
                        Call.body(201, "application/json", "{\"name\": \"Autumn\", \"status\": \"PAUSED\"}"),
                        Call.body(400, "application/json", "{\"name\": 1}")));
        calls.put(
                "addAd",
                List.of(
                        Call.body(201, "application/json", ad(ids.getOrDefault("campaign", ""))),
                        Call.body(400, "application/json", ad("nowhere"))));
        for (String id : List.of("changeCampaign", "changeAd")) {
            calls.put(
                    id,
                    List.of(
                            Call.body(200, MERGE_PATCH, "{\"name\": \"Changed\"}"),
                            Call.body(200, "application/json", "{\"status\": \"ACTIVE\"}"),
                            Call.body(400, MERGE_PATCH, "[]"),
                            new Call(
                                    412,
                                    request -> request.contentType(MERGE_PATCH)
                                            .header("If-Match", "\"0\"")
                                            .body("{\"name\": \"Late\"}"),
                                    "")));
        }
        calls.put("exportAds", List.of(Call.of(200)));
        calls.put(
                "importAds",
                List.of(
                        Call.body(
                                200, "text/csv", "campaign,name,destination\nSpring,Imported,https://shop.example/\n"),
                        Call.body(422, "text/csv", "campaign,name,destination\nSpring,,\n")));
        calls.put(
                "mintImpressions",
                List.of(
                        Call.body(201, "application/json", "{\"count\": 2, \"source\": \"newsletter\"}"),
                        Call.body(400, "application/json", "{\"count\": 0}")));
        calls.put("addSigningKey", List.of(Call.of(201)));
        calls.put("revokeSigningKey", List.of(Call.of(200)));
        calls.put(
                "addApiClient",
                List.of(
                        Call.body(201, "application/json", "{\"name\": \"Machine\", \"role\": \"viewer\"}"),
                        Call.body(400, "application/json", "{\"name\": \"Machine\", \"role\": \"king\"}")));
        calls.put("revokeApiClient", List.of(Call.of(200)));
        List<Call> clicks = List.of(
                Call.of(200),
                Call.of(200, "?period=7d&granularity=day&compare=before"),
                Call.of(200, "?from=2026-03-01&to=2026-03-02&timezone=Europe/Berlin&groupBy=ad&top=3"),
                Call.of(200, "?verdict=BOT&country=DE&country=FR&deviceClass=Phone&source=DIRECT"),
                Call.of(400, "?granularity=week"),
                Call.of(404, "?ad=nowhere"));
        calls.put("exportClicks", clicks);
        calls.put("exportCounts", clicks);
        List<Call> both = new ArrayList<>(clicks);
        both.add(Call.with(200, "Accept", "text/csv"));
        both.add(Call.of(200, "?from=2001-01-01&to=2001-01-02"));
        calls.put("readClicks", both);
        return calls;
    }

    /** One of each thing that a path can name. */
    private Map<String, String> things() {
        String campaign = post("/api/v1/campaigns", "{\"name\": \"Spring\"}").path("id");
        String ad = post("/api/v1/ads", ad(campaign)).path("id");
        String key = post("/api/v1/signing-keys", "").path("keyId");
        post("/api/v1/signing-keys", "");
        String client = post("/api/v1/api-clients", "{\"name\": \"Old machine\", \"role\": \"viewer\"}")
                .path("clientId");
        await().until(() -> catalog.ad("acme", ad).isPresent());
        return Map.of("campaign", campaign, "ad", ad, "adId", ad, "key", key, "client", client);
    }

    private static Response post(String path, String body) {
        Response answer = given().contentType("application/json").body(body).post(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer;
    }

    private static String ad(String campaign) {
        return """
                {"campaignId": "%s", "name": "Boots", "destination": "https://shop.example/?click={click_id}",
                 "startsAt": "2026-03-01T09:00:00+01:00", "endsAt": null, "sources": ["newsletter"],
                 "passThrough": ["gclid"]}""".formatted(campaign);
    }

    private static Response sent(Operation operation, Map<String, String> ids, Call call) {
        String path = operation.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        RequestSpecification request =
                given().redirects().follow(false).urlEncodingEnabled(false).accept("*/*");
        return call.request()
                .apply(request)
                .request(
                        operation.method().toUpperCase(Locale.ROOT),
                        path.replaceAll("[{][^}]*[}]", "some") + call.query());
    }

    private static String contentType(Operation operation) {
        JsonNode content = operation.text().path("requestBody").path("content");
        return content.isEmpty() ? "application/json" : content.fieldNames().next();
    }
}
