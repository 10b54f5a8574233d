package dev.clickledger.app.console.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.isolation.RunningApp.Endpoint;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every endpoint and every other path of the running app, tried by each caller. */
@QuarkusTest
class EveryRouteTest extends EachCaller {

    private static final Function<Caller, Outcome> READ =
            caller -> signedIn(caller, caller.ofATenant() ? Outcome.IN : Outcome.REFUSED);
    private static final Function<Caller, Outcome> READ_ACMES = caller -> ofAcme(caller, READ);
    private static final Function<Caller, Outcome> EDIT =
            caller -> signedIn(caller, caller.edits() ? Outcome.IN : Outcome.REFUSED);
    private static final Function<Caller, Outcome> EDIT_ACMES = caller -> ofAcme(caller, EDIT);
    private static final Function<Caller, Outcome> READ_BY_PEOPLE =
            caller -> caller.machine() ? Outcome.REFUSED : READ.apply(caller);
    private static final Function<Caller, Outcome> BY_PEOPLE =
            caller -> caller.machine() ? Outcome.REFUSED : EDIT.apply(caller);
    private static final Function<Caller, Outcome> BY_PEOPLE_OF_ACME = caller -> ofAcme(caller, BY_PEOPLE);
    private static final Function<Caller, Outcome> ADMINS =
            caller -> signedIn(caller, caller == Caller.ADMIN ? Outcome.IN : Outcome.REFUSED);

    private static final Map<String, Function<Caller, Outcome>> ENDPOINTS = Map.ofEntries(
            Map.entry("GET /api/v1/campaigns", READ),
            Map.entry("POST /api/v1/campaigns", EDIT),
            Map.entry("GET /api/v1/campaigns/{campaign}", READ_ACMES),
            Map.entry("PATCH /api/v1/campaigns/{campaign}", EDIT_ACMES),
            Map.entry("GET /api/v1/campaigns/{campaign}/history", READ_ACMES),
            Map.entry("GET /api/v1/ads", READ),
            Map.entry("POST /api/v1/ads", EDIT),
            Map.entry("GET /api/v1/ads/{ad}", READ_ACMES),
            Map.entry("PATCH /api/v1/ads/{ad}", EDIT_ACMES),
            Map.entry("GET /api/v1/ads/{ad}/history", READ_ACMES),
            Map.entry("POST /api/v1/ads/{adId}/impressions", EDIT_ACMES),
            Map.entry("GET /api/v1/ads.csv", READ),
            Map.entry("POST /api/v1/ads.csv", EDIT),
            Map.entry("GET /api/v1/clicks", READ),
            Map.entry("GET /api/v1/clicks.csv", READ),
            Map.entry("GET /api/v1/counts.csv", READ),
            Map.entry("GET /api/v1/api-clients", READ_BY_PEOPLE),
            Map.entry("POST /api/v1/api-clients", BY_PEOPLE),
            Map.entry("DELETE /api/v1/api-clients/{client}", BY_PEOPLE_OF_ACME),
            Map.entry("GET /api/v1/signing-keys", READ_BY_PEOPLE),
            Map.entry("POST /api/v1/signing-keys", BY_PEOPLE),
            Map.entry("DELETE /api/v1/signing-keys/{key}", BY_PEOPLE_OF_ACME),
            Map.entry("GET /api/v1/reconciliation/runs", ADMINS),
            Map.entry("GET /api/v1/reconciliation/windows", ADMINS),
            Map.entry("GET /api/v1/audit", ADMINS),
            Map.entry("GET /api/v1/audit.csv", ADMINS),
            // files for browsers: a machine's token is none of a page's
            Map.entry("GET /export/ads.csv", inABrowser(READ)),
            Map.entry("GET /export/clicks.csv", inABrowser(READ)),
            Map.entry("GET /export/counts.csv", inABrowser(READ)),
            Map.entry("GET /export/audit.csv", inABrowser(ADMINS)),
            // ask by themselves who it is: a person without the token of the form signs nobody out
            Map.entry("GET /logout", _ -> Outcome.IN),
            Map.entry("POST /logout", caller -> caller.person() ? Outcome.REFUSED : Outcome.IN));

    /** Paths for everybody, which know nothing of any tenant. */
    private static final Map<String, Integer> FOR_EVERYBODY = Map.ofEntries(
            Map.entry("/.well-known/traffic-advice", 200),
            Map.entry("/robots.txt", 200),
            Map.entry("/favicon.ico", 404),
            Map.entry("/apple-touch-icon", 404),
            Map.entry("/apple-app-site-association", 404),
            Map.entry("/browserconfig.xml", 404),
            Map.entry("/manifest.json", 404),
            Map.entry("/site.webmanifest", 404),
            Map.entry("/sitemap", 404),
            Map.entry("/ads.txt", 404),
            Map.entry("/app-ads.txt", 404),
            Map.entry("/sellers.json", 404),
            Map.entry("/humans.txt", 404),
            Map.entry("/llms.txt", 404),
            Map.entry("/security.txt", 404),
            Map.entry("/q/", 404),
            Map.entry("/crossdomain.xml", 404),
            Map.entry("/clientaccesspolicy.xml", 404),
            Map.entry("/.well-known/", 404),
            Map.entry("/assets/echarts-6.0.0.js", 200),
            Map.entry("/api/swagger-ui", 302),
            Map.entry("/api/swagger-ui/", 302),
            Map.entry("/api/openapi", 200),
            Map.entry("/api/openapi.json", 200),
            Map.entry("/api/openapi.yaml", 200),
            Map.entry("/api/openapi.yml", 200),
            Map.entry("/api/", 404));

    /** What the router leads all else to, pages and resources, and the push channel: they have tables of their own. */
    private static final Set<String> ALL_ELSE = Set.of("/", "/VAADIN/push");

    private static final Set<String> SERVLETS_AND_FILTERS = new TreeSet<>(Set.of(
            "servlet default []",
            "servlet @QuarkusError [/@QuarkusError]",
            "servlet com.vaadin.quarkus.QuarkusVaadinServlet [/*]",
            "filter dev.clickledger.app.console.session.SessionPerSignIn [/*]",
            "filter metricsFilter [*]"));

    @Inject
    RunningApp app;

    @Test
    void eachEndpointIsInTheTable() {
        Set<String> endpoints = new TreeSet<>();
        app.endpoints().forEach(endpoint -> endpoints.add(endpoint.toString()));
        assertThat(endpoints)
                .as("endpoints of the app; say in this test who may call a new one")
                .isEqualTo(new TreeSet<>(ENDPOINTS.keySet()));
    }

    @Test
    void eachPathOfTheRouterIsInTheTable() {
        Set<String> known = new TreeSet<>(FOR_EVERYBODY.keySet());
        known.addAll(ALL_ELSE);
        assertThat(app.routes())
                .as("paths of the router; say in this test who may open a new one")
                .isEqualTo(known);
    }

    @Test
    void thereAreNoOtherServletsAndFilters() {
        assertThat(app.servletsAndFilters())
                .as("what the servlet container has; a new one wants a table in this test")
                .isEqualTo(SERVLETS_AND_FILTERS);
    }

    @Override
    void opensOnlyWhatIsTheirs(Caller caller) {
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : app.endpoints()) {
            Outcome expected = Objects.requireNonNull(ENDPOINTS.get(endpoint.toString()), endpoint.toString())
                    .apply(caller);
            Response answer = call(caller, endpoint.method(), address(endpoint.path()), endpoint.type());
            if (Outcome.of(answer) != expected) {
                wrong.add("%s: %s, not %s (%d)".formatted(endpoint, Outcome.of(answer), expected, answer.statusCode()));
            }
            namesNobodyElse(caller, endpoint.toString(), answer);
        }
        for (Map.Entry<String, Integer> path : FOR_EVERYBODY.entrySet()) {
            Response answer = caller.asking().get(path.getKey());
            if (answer.statusCode() != path.getValue()) {
                wrong.add("%s: %d, not %d".formatted(path.getKey(), answer.statusCode(), path.getValue()));
            }
        }
        assertThat(wrong).as("what %s was answered", caller).isEmpty();
        System.out.printf(
                "measured: %s called %d endpoints and %d other paths%n",
                caller, app.endpoints().size(), FOR_EVERYBODY.size());
    }

    /** Other ways to write a path open nothing to a stranger that the path itself does not. */
    @Test
    void otherWaysToWriteAPathOpenNothingToStrangers() {
        for (Endpoint endpoint : app.endpoints()) {
            String path = address(endpoint.path());
            if (path.equals("/logout")) {
                continue;
            }
            for (String way : List.of(
                    path + "/",
                    path.toUpperCase(java.util.Locale.ROOT),
                    path.substring(0, 2) + "%" + Integer.toHexString(path.charAt(2)) + path.substring(3),
                    "/" + path,
                    "/." + path,
                    path + ";x=1",
                    path + "%2f",
                    "/c/.." + path,
                    "/css/..;" + path)) {
                for (String method : new TreeSet<>(List.of("GET", endpoint.method()))) {
                    Response answer = call(Caller.NOBODY, method, way, endpoint.type());
                    assertThat(answer.statusCode()).as("%s %s", method, way).isIn(302, 400, 401, 403, 404, 405, 499);
                    if (answer.statusCode() == 302) {
                        assertThat(Outcome.of(answer)).as(way).isEqualTo(Outcome.SIGN_IN);
                    }
                }
            }
        }
    }

    private static Response call(Caller caller, String method, String path, String type) {
        var request = caller.asking().urlEncodingEnabled(false);
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS")
                ? request.request(method, path)
                : request.contentType(type).body("{}").request(method, path);
    }

    private static void namesNobodyElse(Caller caller, String what, Response answer) {
        String text = answer.asString().replaceAll("acme-(boots|spring|machine)|acmekey", "<id>");
        if (Outcome.of(answer) == Outcome.IN) {
            text = answer.asString();
        }
        for (String tenant : caller.mayNotSee()) {
            assertThat(text).as("%s: %s", caller, what).doesNotContain(tenant);
        }
    }

    private static String address(String path) {
        return path.replaceAll("\\{ad(Id)?}", "acme-boots")
                .replace("{campaign}", "acme-spring")
                .replace("{client}", "acme-machine")
                .replace("{key}", "acmekey");
    }

    private static Outcome signedIn(Caller caller, Outcome then) {
        return caller == Caller.NOBODY ? Outcome.SIGN_IN : then;
    }

    /** Of acme's things, to whom might do it to their own. */
    private static Outcome ofAcme(Caller caller, Function<Caller, Outcome> rule) {
        return rule.apply(caller) == Outcome.IN && !caller.of("acme") ? Outcome.NOTHING : rule.apply(caller);
    }

    private static Function<Caller, Outcome> inABrowser(Function<Caller, Outcome> rule) {
        return caller -> caller.machine() ? Outcome.SIGN_IN : rule.apply(caller);
    }
}
