package dev.clickledger.app.console.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.console.registry.AdRegistry;
import dev.clickledger.app.console.report.answer.RawCount;
import dev.clickledger.app.console.report.pinot.RecordedCounts;
import dev.clickledger.app.testing.AnswerHeaders;
import dev.clickledger.app.testing.PostgresResource;
import dev.clickledger.contract.SigningKey;
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
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint that the running app describes, and every export, asked with another tenant's ids and with ids of
 * nothing. A parameter that this test does not know makes it fail, so that no new endpoint is forgotten.
 */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@TestSecurity(user = "alice", roles = Roles.EDITOR)
@OidcSecurity(
        claims = {
            @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY),
            @Claim(key = "sid", value = "4f1c")
        })
class OtherTenantsIdsTest {

    /** What a parameter or a field names, own and another tenant's. */
    private static final Map<String, Ids> NAMES = Map.of(
            "ad", new Ids("acme-boots", "globex-night"),
            "adId", new Ids("acme-boots", "globex-night"),
            "campaign", new Ids("acme-spring", "globex-rail"),
            "campaignId", new Ids("acme-spring", "globex-rail"),
            "key", new Ids("acmekey", "globexkey"),
            "client", new Ids("acme-machine", "globex-machine"),
            "tenant", new Ids("acme", "globex"));

    private static final Set<String> NAMES_NOTHING = Set.of(
            "from",
            "to",
            "period",
            "timezone",
            "granularity",
            "groupBy",
            "top",
            "compare",
            "country",
            "deviceClass",
            "source",
            "verdict",
            "status",
            "q",
            "limit",
            "cursor",
            "after",
            "If-None-Match",
            "dryRun",
            "times",
            "separator",
            "person",
            "action",
            "outcome",
            "If-Match");

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    AdRegistry registry;

    @Inject
    AdCatalog catalog;

    @Inject
    DataSource database;

    @Inject
    RecordedCounts counts;

    @Inject
    Clock clock;

    private record Ids(String own, String others) {

        /** As long as the other's, since an answer may repeat it. */
        String nobodys() {
            return "x".repeat(others.length());
        }
    }

    /**
     * One way to name a thing in a request.
     *
     * @param field null for a path parameter or query parameter
     */
    private record Way(
            String method,
            String path,
            String accept,
            String parameter,
            String in,
            @Nullable Body body) {

        Ids ids() {
            return OtherTenantsIdsTest.ids(parameter);
        }

        Response send(String id) {
            RequestSpecification request = given().redirects().follow(false).accept(accept);
            if (body != null) {
                request.contentType(body.type())
                        .body(in.equals("body") ? body.text().formatted(id) : body.text());
            }
            String verb = method.toUpperCase(Locale.ROOT);
            return switch (in) {
                case "path" -> request.request(verb, path.replace("{" + parameter + "}", id));
                case "query" -> request.queryParam(parameter, id).request(verb, withOwnIds(path));
                default -> request.request(verb, withOwnIds(path));
            };
        }

        boolean filtersAList() {
            return in.equals("query") && !parameter.equals("tenant") && path.matches(".*/(ads|campaigns)");
        }

        private static String withOwnIds(String path) {
            String filled = path;
            for (Map.Entry<String, Ids> name : NAMES.entrySet()) {
                filled = filled.replace(
                        "{" + name.getKey() + "}", name.getValue().own());
            }
            return filled;
        }

        @Override
        public String toString() {
            return method + " " + path + " with " + parameter + " in its " + in;
        }
    }

    private record Body(String type, String text) {}

    @BeforeEach
    void bothTenantsHaveOneOfEach() throws SQLException {
        counts.clear();
        for (String tenant : List.of("acme", "globex")) {
            registry.saveTenant(tenant, tenant);
            String campaign = id("campaign", tenant);
            registry.save(new Campaign(campaign, tenant, campaign));
            String ad = id("ad", tenant);
            registry.save(new Ad(ad, tenant, campaign, ad, "https://shop.example/", true, false));
            registry.saveSigningKey(tenant, new SigningKey(id("key", tenant), new byte[32]));
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into api_client (client_id, tenant_id, name, role) values ('"
                        + id("client", tenant) + "', '" + tenant + "', '" + tenant + "', 'viewer')"
                        + " on conflict do nothing");
            }
            Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            counts.add(
                    tenant, new RawCount(minute, campaign, ad, "VALID", "DE", "PHONE", "DIRECT", 7, 0, "OPEN", minute));
        }
        await().until(() -> catalog.ad("globex", id("ad", "globex")).isPresent());
    }

    @Test
    void areAnsweredExactlyAsIdsThatDoNotExist() {
        List<Way> ways = ways();
        ways.forEach(OtherTenantsIdsTest::sameAnswer);
        System.out.printf(
                "measured: %d ways to name another tenant's thing, all answered as if there were none%n", ways.size());
        assertThat(ways).hasSizeGreaterThan(30);
    }

    @Test
    void areAnsweredSoTooWhileFiguresCannotBeRead() {
        counts.goDown();

        ways().forEach(OtherTenantsIdsTest::sameAnswer);
    }

    @Test
    void ownThingsAreFoundByTheSameRequests() {
        for (Way way : ways()) {
            if (way.method().equals("get") && !way.parameter().equals("tenant")) {
                assertThat(way.send(way.ids().own()).statusCode())
                        .as(way.toString())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void nothingOfAnotherTenantIsInWhatNeedsNoId() {
        described().properties().forEach(entry -> {
            String path = entry.getKey();
            if (entry.getValue().has("get") && !path.contains("{")) {
                assertThat(given().get(path).asString()).as(path).doesNotContain("globex");
            }
        });
        for (String group : List.of("ad", "campaign", "source", "verdict")) {
            assertThat(given().queryParam("groupBy", group)
                            .get("/api/v1/clicks")
                            .asString())
                    .contains("\"clicks\":7")
                    .doesNotContain("globex", "\"clicks\":14");
        }
    }

    private static void sameAnswer(Way way) {
        Response others = way.send(way.ids().others());
        Response nobodys = way.send(way.ids().nobodys());

        assertThat(others.statusCode()).as(way.toString()).isEqualTo(nobodys.statusCode());
        assertThat(AnswerHeaders.lasting(others)).as(way.toString()).isEqualTo(AnswerHeaders.lasting(nobodys));
        String text = others.asString();
        assertThat(text.replace(way.ids().others(), "<id>"))
                .as(way.toString())
                .isEqualTo(nobodys.asString().replace(way.ids().nobodys(), "<id>"));
        if (way.filtersAList()) {
            assertThat(text).as(way.toString()).contains("\"items\":[]");
        } else {
            int refusal = way.parameter().equals("tenant") ? 403 : way.in().equals("body") ? 400 : 404;
            assertThat(others.statusCode()).as(way.toString()).isEqualTo(refusal);
        }
    }

    /** All ways to name a thing that the running app describes, and those of the exports, which it does not. */
    private static List<Way> ways() {
        List<Way> ways = new ArrayList<>();
        described()
                .properties()
                .forEach(entry -> METHODS.stream()
                        .filter(entry.getValue()::has)
                        .forEach(method -> ways.addAll(
                                ways(method, entry.getKey(), entry.getValue().path(method)))));
        for (String path : hidden()) {
            // these files have no such filters
            for (String parameter :
                    Set.of("/export/ads.csv", "/export/audit.csv").contains(path)
                            ? List.of("tenant")
                            : List.of("ad", "campaign", "tenant")) {
                ways.add(new Way("get", path, "text/csv", parameter, "query", null));
            }
        }
        return ways;
    }

    private static List<Way> ways(String method, String path, JsonNode operation) {
        List<Way> ways = new ArrayList<>();
        Body body = body(operation);
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (NAMES.containsKey(name)) {
                ways.add(new Way(method, path, "*/*", name, parameter.path("in").asText(), body));
            } else {
                assertThat(NAMES_NOTHING)
                        .as("%s %s: say in this test whether the parameter names something", method, path)
                        .contains(name);
            }
        }
        if (body != null && body.text().contains("campaignId")) {
            String anyCampaign = body.text().replaceAll("(\"campaignId\" ?: ?)\"[^\"]*\"", "$1\"%s\"");
            ways.add(new Way(method, path, "*/*", "campaignId", "body", new Body(body.type(), anyCampaign)));
        }
        return ways;
    }

    /** The example in the description, so that it is a request as somebody would send it; null when none is described. */
    private static @Nullable Body body(JsonNode operation) {
        for (Map.Entry<String, JsonNode> content :
                operation.path("requestBody").path("content").properties()) {
            for (JsonNode example : content.getValue().path("examples")) {
                JsonNode value = example.path("value");
                return new Body(content.getKey(), value.isTextual() ? value.asText() : value.toString());
            }
            return new Body(content.getKey(), "{}");
        }
        return null;
    }

    /** The endpoints of the API as the running app describes them, by path. */
    private static ObjectNode described() {
        try {
            ObjectNode paths = (ObjectNode)
                    JSON.readTree(given().get("/api/openapi?format=json").asString())
                            .path("paths");
            // an endpoint of another test is no part of the API
            paths.properties().removeIf(path -> !path.getKey().startsWith("/api/v1/"));
            return paths;
        } catch (JsonProcessingException e) {
            throw new AssertionError("the description cannot be read", e);
        }
    }

    /** Paths of endpoints that are there and not described. */
    private static Set<String> hidden() {
        Set<String> paths = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.clickledger.app").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Operation.class)
                                && method.getAnnotationOfType(Operation.class).hidden())
                        .map(OtherTenantsIdsTest::path)
                        // knows nothing of any tenant
                        .filter(path -> !path.equals("/logout"))
                        .forEach(paths::add);
        assertThat(paths).contains("/export/clicks.csv", "/export/counts.csv", "/export/ads.csv");
        return paths;
    }

    private static String path(JavaMethod method) {
        return method.getOwner().getAnnotationOfType(Path.class).value()
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
    }

    private static String id(String kind, String tenant) {
        return tenant.equals("acme") ? ids(kind).own() : ids(kind).others();
    }

    private static Ids ids(String name) {
        return Objects.requireNonNull(NAMES.get(name), name);
    }
}
