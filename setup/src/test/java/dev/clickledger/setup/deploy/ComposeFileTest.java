package dev.clickledger.setup.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.setup.DatabaseRole;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeFileTest {

    private static final List<String> ROLES = List.of("redirect", "console");

    @SuppressWarnings("NullAway.Init")
    private static ComposeFile compose;

    @BeforeAll
    static void read() throws IOException {
        compose = ComposeFile.read();
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                arguments("redirect", Program.REDIRECT),
                arguments("console", Program.CONSOLE),
                arguments("flink-jobmanager", Program.STREAMING_JOB),
                arguments("flink-taskmanager", Program.STREAMING_JOB),
                arguments("reconcile-job", Program.RECONCILE_JOB),
                arguments("setup", Program.SETUP));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void givesAProgramWhatItReadsAndNothingThatNoneReads(String service, Program program) {
        assertThat(compose.environment(service).keySet()).containsAll(program.needs());
        assertThat(compose.environment(service).keySet())
                .filteredOn(name -> !name.equals("FLINK_PROPERTIES"))
                .isSubsetOf(Program.allRead());
    }

    /** Two programs that were told the rules could be told different ones. */
    @Test
    void tellsTheRulesOfCountsToSetupAlone() {
        assertThat(compose.services())
                .filteredOn(service -> compose.environment(service).keySet().stream()
                        .anyMatch(List.of("LATENESS_BOUND", "CLOSING_MARGIN", "REPEAT_HORIZON")::contains))
                .containsExactly("setup");
        assertThat(compose.service("setup").path("command").toString()).contains("\"topics\",\"rules\"");
    }

    @Test
    void usesEveryVariableOfTheEnvFileAndNoOther() {
        assertThat(compose.variables()).isEqualTo(compose.defaults().keySet());
    }

    @Test
    void givesEachProgramThePasswordsOfItsOwnRolesAlone() {
        assertThat(compose.environment("console").keySet())
                .doesNotContain("POSTGRES_ADMIN_PASSWORD", "JDBC_PASSWORD_RECONCILE");
        assertThat(compose.environment("redirect").keySet())
                .filteredOn(name -> name.contains("PASSWORD") || name.contains("SECRET") || name.contains("SESSION"))
                .containsExactly("JDBC_PASSWORD_REDIRECT");
        assertThat(compose.environment("reconcile-job"))
                .containsEntry("JDBC_USER", DatabaseRole.RECONCILE.roleName())
                .containsEntry("JDBC_PASSWORD", compose.defaults().get("JDBC_PASSWORD_RECONCILE"));
        for (String service : List.of("reconcile-job", "flink-jobmanager", "flink-taskmanager", "keycloak", "kafka")) {
            assertThat(compose.environment(service).keySet())
                    .as(service)
                    .noneMatch(name -> name.startsWith("JDBC_PASSWORD_") || name.startsWith("POSTGRES_"));
        }
    }

    @Test
    void runsEachRoleByItselfWithMemoryAndAnAddressOfItsOwn() {
        for (String role : ROLES) {
            assertThat(compose.environment(role))
                    .containsEntry("ROLE", role)
                    .containsEntry(
                            "PUBLIC_URL",
                            "http://localhost:" + compose.defaults().get("REDIRECT_PORT"))
                    .containsEntry(
                            "CONSOLE_URL",
                            "http://localhost:" + compose.defaults().get("CONSOLE_PORT"));
            assertThat(compose.service(role).path("mem_limit").asText())
                    .as(role)
                    .endsWith("m");
            assertThat(compose.service(role).path("ports").path(0).asText())
                    .startsWith("127.0.0.1:" + compose.defaults().get(role.toUpperCase(Locale.ROOT) + "_PORT"));
        }
        assertThat(compose.service("redirect").path("depends_on").has("console"))
                .as("a redirect that waits for the console")
                .isFalse();
        assertThat(compose.environment("keycloak"))
                .containsEntry("APP_URL", compose.environment("console").get("CONSOLE_URL"));
    }

    @Test
    void letsNobodyIntoTheDatabaseWithoutAPassword() {
        assertThat(compose.environment("postgres"))
                .containsEntry("POSTGRES_INITDB_ARGS", "--auth=scram-sha-256")
                .doesNotContainKey("POSTGRES_HOST_AUTH_METHOD")
                .containsKey("POSTGRES_PASSWORD");
    }

    @Test
    void pinsEveryImage() {
        for (String service : compose.services()) {
            assertThat(compose.service(service).path("image").asText())
                    .as("image of %s", service)
                    .matches("[a-z./-]+:[0-9]+\\.[0-9][A-Za-z0-9._-]*");
        }
    }

    @Test
    void runsTheEnginesThatTheProgramsAreBuiltFor() {
        assertThat(image("pinot-server"))
                .isEqualTo("apachepinot/pinot:" + SourceTree.property("setup", "pinot-image.version"));
        assertThat(List.of(image("pinot-controller"), image("pinot-broker"))).containsOnly(image("pinot-server"));
        assertThat(image("kafka")).startsWith("apache/kafka:4.");
    }

    @Test
    void publishesOnTheLoopbackOnly() {
        assertThat(compose.ports())
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port.address()).as("%s", port).isEqualTo("127.0.0.1"));
        assertThat(compose.ports()).extracting(ComposeFile.Port::published).doesNotHaveDuplicates();
    }

    @Test
    void publishesNeitherHealthNorMetrics() {
        for (String role : ROLES) {
            String port = compose.environment(role).get("MANAGEMENT_PORT");
            assertThat(compose.service(role).at("/healthcheck/test").toString()).contains("127.0.0.1/" + port);
            assertThat(compose.service(role).path("ports").toString()).doesNotContain(port);
        }
    }

    @Test
    void publishesWhereTheAppLooksByDefault() {
        String properties = SourceTree.text("app/src/main/resources/application.properties");
        assertThat(properties)
                .contains(
                        "${MANAGEMENT_PORT:" + compose.environment("console").get("MANAGEMENT_PORT") + "}",
                        "${APP_PORT:" + compose.defaults().get("CONSOLE_PORT") + "}",
                        "${KEYCLOAK_URL:http://localhost:" + compose.defaults().get("KEYCLOAK_PORT") + "}",
                        "${KAFKA_BOOTSTRAP:127.0.0.1:" + compose.defaults().get("KAFKA_PORT") + "}",
                        "127.0.0.1:" + compose.defaults().get("POSTGRES_PORT") + "/clickledger}");
    }

    @Test
    void publishesOnThePortsOfTheLocalStack() throws IOException {
        Properties ports = new Properties();
        ports.load(new StringReader(SourceTree.text("local-stack/src/main/resources/ports.properties")));
        compose.defaults().forEach((name, value) -> {
            if (name.endsWith("_PORT")) {
                String port = name.substring(0, name.length() - "_PORT".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.');
                assertThat(value).as(name).isEqualTo(ports.getProperty(port));
            }
        });
    }

    @Test
    void waitsForHealthOnlyWhereHealthIsChecked() {
        for (String service : compose.services()) {
            compose.service(service).path("depends_on").properties().forEach(dependency -> {
                JsonNode other = compose.service(dependency.getKey());
                String condition = dependency.getValue().path("condition").asText();
                assertThat(other.isMissingNode())
                        .as("%s waits for %s", service, dependency.getKey())
                        .isFalse();
                if (condition.equals("service_healthy")) {
                    assertThat(other.has("healthcheck"))
                            .as("health of %s", dependency.getKey())
                            .isTrue();
                } else {
                    assertThat(condition).isEqualTo("service_completed_successfully");
                    assertThat(other.path("restart").asText()).isEqualTo("no");
                }
            });
        }
    }

    @Test
    void checksTheHealthOfEverythingThatStaysUpAndServes() {
        assertThat(compose.services())
                .filteredOn(service -> !compose.service(service).has("healthcheck"))
                .containsExactlyInAnyOrder("setup", "reconcile-job");
    }

    @Test
    void declaresEveryVolumeThatIsMounted() {
        for (String service : compose.services()) {
            for (JsonNode volume : compose.service(service).path("volumes")) {
                String source = volume.asText().split(":", 2)[0];
                if (!source.startsWith("./")) {
                    assertThat(compose.content().path("volumes").has(source))
                            .as(source)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void keepsTheSpoolOnAVolume() {
        String mount = compose.service("redirect").path("volumes").path(0).asText();
        assertThat(compose.environment("redirect").get("SPOOL_DIR")).startsWith(mount.split(":", 2)[1] + "/");
    }

    @Test
    void importsTheRealmOfTheLocalStack() {
        assertThat(compose.service("keycloak").path("volumes"))
                .map(volume -> volume.asText().split(":", 2)[0])
                .filteredOn(source -> source.startsWith("./"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(SourceTree.path(source)).exists());
    }

    @Test
    void givesKeycloakTheThemeThatTheRealmNames() throws IOException {
        String realm = SourceTree.text("local-stack/src/main/resources/keycloak/clickledger-realm.json");
        String theme = new ObjectMapper().readTree(realm).path("loginTheme").asText();
        String themes = mounted("keycloak", "/opt/keycloak/themes");
        assertThat(SourceTree.path(themes).resolve(theme).resolve("login/theme.properties"))
                .exists();
    }

    @Test
    void givesKeycloakEveryVariableThatTheRealmNames() {
        String realm = SourceTree.text("local-stack/src/main/resources/keycloak/clickledger-realm.json");
        JsonNode environment = compose.service("keycloak").path("environment");
        assertThat(Pattern.compile("\\$\\{(\\w+)(?::\\w+)?}")
                        .matcher(realm)
                        .results()
                        .map(found -> found.group(1)))
                .contains(
                        "OIDC_CLIENT_SECRET",
                        "MACHINES_CLIENT_SECRET",
                        "APP_URL",
                        "APP_ALTERNATE_URL",
                        "DEMO",
                        "ADMIN_SECOND_FACTOR")
                .allMatch(environment::has);
    }

    @Test
    void letsSignInLeadBackToTheAppAloneAndExactly() throws IOException {
        String realm = SourceTree.text("local-stack/src/main/resources/keycloak/clickledger-realm.json");
        JsonNode app = new ObjectMapper().readTree(realm).at("/clients/0");
        assertThat(app.path("redirectUris"))
                .extracting(JsonNode::asText)
                .containsExactly("${APP_URL}/", "${APP_ALTERNATE_URL}/");
        assertThat(app.at("/attributes/post.logout.redirect.uris").asText())
                .isEqualTo("${APP_URL}/signed-out.html##${APP_ALTERNATE_URL}/signed-out.html");
        String settings = SourceTree.text("app/src/main/resources/application.properties");
        assertThat(settings.lines()).contains("quarkus.oidc.authentication.redirect-path=/");
    }

    @Test
    void buildsTargetsOfTheDockerfile() {
        String dockerfile = SourceTree.text("Dockerfile");
        for (String service : compose.services()) {
            JsonNode target = compose.service(service).at("/build/target");
            if (!target.isMissingNode()) {
                assertThat(dockerfile).contains(" AS " + target.asText() + "\n");
                assertThat(image(service)).startsWith("clickledger/" + target.asText() + ":");
            }
        }
    }

    /** What of this tree a service has there. */
    private static String mounted(String service, String place) {
        for (JsonNode volume : compose.service(service).path("volumes")) {
            String[] parts = volume.asText().split(":", -1);
            if (parts[1].equals(place)) {
                return parts[0];
            }
        }
        throw new AssertionError(service + " has nothing at " + place);
    }

    private static String image(String service) {
        return compose.service(service).path("image").asText();
    }
}
