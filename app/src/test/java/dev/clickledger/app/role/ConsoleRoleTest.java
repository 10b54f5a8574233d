package dev.clickledger.app.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.app.testing.RawRequest.Answer;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process for people and programs that sign in alone. */
@QuarkusTest
@TestProfile(ConsoleRoleTest.Alone.class)
class ConsoleRoleTest {

    /** As the console's own processes are started. */
    public static final class Alone implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("clickledger.role.name", "console");
        }
    }

    @Inject
    Scheduler scheduler;

    @Inject
    SmallRyeHealthReporter health;

    @ConfigProperty(name = "clickledger.click-log.spool.directory")
    @SuppressWarnings("NullAway.Init") // by Quarkus
    Path spool;

    @ParameterizedTest
    @CsvSource({
        "/, 302",
        "/campaigns, 302",
        "/admin, 302",
        // to scripts, which cannot follow to the sign-in
        "/export/clicks.csv, 499",
        "/api/v1/ads, 401",
        "/api/v1/clicks, 401",
        "/signed-out.html, 200",
        "/css/clickledger.css, 200",
        "/robots.txt, 200"
    })
    void pagesAndTheApiAnswer(String path, int status) throws IOException {
        assertThat(RawRequest.get(RestAssured.port, path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"/c/acme-boots", "/c/", "/c/acme-boots?t=x"})
    void linksAreNotOpenedHere(String path) throws IOException {
        Answer answer = RawRequest.get(RestAssured.port, path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("Links are opened at another address than this one.");
        assertThat(answer.values("Set-Cookie")).isEmpty();
    }

    @Test
    void nothingThatTakesClicksLives() throws IOException {
        RawRequest.get(RestAssured.port, "/c/acme-boots");

        // these look at the role when the app starts, and hold nothing
        assertThat(LiveBeans.below("edge"))
                .isSubsetOf("edge.redirect.RedirectStart", "edge.speculation.TrafficAdviceRoute");
        assertThat(LiveBeans.threads())
                .contains("ad-catalog")
                .doesNotContain("visitor-salts", "click-spool", "click-spool-drain", "click-log-deadlines")
                .noneMatch(name -> name.startsWith("kafka-producer"));
        assertThat(spool).doesNotExist();
    }

    @Test
    void whatIsForPeopleIsScheduled() {
        assertThat(scheduler.isRunning()).isTrue();
        assertThat(scheduler.getScheduledJobs()).isNotEmpty();
    }

    @Test
    void readinessDoesNotAskForAClickLog() {
        assertThat(health.getReadiness().isDown()).isFalse();
        assertThat(health.getReadiness().getPayload().toString()).doesNotContain("redirect", "click log");
    }
}
