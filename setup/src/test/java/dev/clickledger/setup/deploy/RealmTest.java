package dev.clickledger.setup.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The realm that is imported everywhere: who gets in, by what, and what is remembered of it. */
class RealmTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RULE = Pattern.compile("(\\w+)\\((\\w+)\\)");
    private static final int A_MINUTE = 60;
    private static final int A_DAY = 24 * 60 * A_MINUTE;

    @SuppressWarnings("NullAway.Init")
    private static JsonNode realm;

    @BeforeAll
    static void read() throws JsonProcessingException {
        realm = JSON.readTree(SourceTree.text("local-stack/src/main/resources/keycloak/clickledger-realm.json"));
    }

    @Test
    void wantsLongPasswordsThatDoNotHoldTheNameAndNothingElseOfThem() {
        Map<String, String> policy = new TreeMap<>();
        RULE.matcher(realm.path("passwordPolicy").asText())
                .results()
                .forEach(rule -> policy.put(rule.group(1), rule.group(2)));

        assertThat(policy)
                .containsOnlyKeys("length", "maxLength", "notUsername", "notContainsUsername", "notEmail")
                .containsEntry("length", "15");
        assertThat(Integer.parseInt(policy.getOrDefault("maxLength", "0"))).isGreaterThanOrEqualTo(64);
    }

    @Test
    void locksAnAccountThatIsGuessedAtForAMinuteAtMost() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("permanentLockout").asBoolean(true)).isFalse();
        assertThat(realm.path("failureFactor").asInt()).isBetween(3, 10);
        assertThat(realm.path("waitIncrementSeconds").asInt()).isBetween(10, A_MINUTE);
        assertThat(realm.path("maxFailureWaitSeconds").asInt())
                .isBetween(realm.path("waitIncrementSeconds").asInt(), A_MINUTE);
        assertThat(realm.path("quickLoginCheckMilliSeconds").asInt()).isPositive();
        assertThat(realm.path("minimumQuickLoginWaitSeconds").asInt())
                .isBetween(1, realm.path("waitIncrementSeconds").asInt());
    }

    @Test
    void remembersForAMonthWhoCameFailedLeftAndChangedWhat() {
        assertThat(realm.path("eventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("enabledEventTypes"))
                .extracting(JsonNode::asText)
                .contains(
                        "LOGIN",
                        "LOGIN_ERROR",
                        "LOGOUT",
                        "USER_DISABLED_BY_TEMPORARY_LOCKOUT",
                        "UPDATE_CREDENTIAL",
                        "REMOVE_CREDENTIAL");
        assertThat(realm.path("adminEventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("eventsExpiration").asInt()).isEqualTo(30 * A_DAY);
        assertThat(realm.at("/attributes/adminEventsExpiration").asInt()).isEqualTo(30 * A_DAY);
    }

    /** Log files have no end, and events hold the addresses of people. */
    @Test
    void writesEventsToTheirStoreAlone() {
        assertThat(realm.has("eventsListeners")).isTrue();
        assertThat(realm.path("eventsListeners")).isEmpty();
    }

    /** A page that asks for the name first, or one that sends mail, answers differently for names that are known. */
    @Test
    void asksForNameAndPasswordTogetherAndOffersNothingElse() {
        assertThat(realm.path("registrationAllowed").asBoolean(true)).isFalse();
        assertThat(realm.path("resetPasswordAllowed").asBoolean(true)).isFalse();
        assertThat(executions(realm.path("browserFlow").asText()))
                .containsExactly("auth-cookie ALTERNATIVE", "name-password-second-factor ALTERNATIVE");
        assertThat(executions("name-password-second-factor"))
                .containsExactly(
                        "auth-username-password-form REQUIRED",
                        "second-factor-of-who-has-one CONDITIONAL",
                        "second-factor-of-admins ${ADMIN_SECOND_FACTOR:CONDITIONAL}");
    }

    /** Both are what one signs in with: whoever administers accounts gives them. */
    @Test
    void letsNobodyChangeTheirOwnNameOrMailAddress() throws JsonProcessingException {
        JsonNode profile = JSON.readTree(realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config")
                .path("kc.user.profile.config")
                .path(0)
                .asText());

        assertThat(profile.path("attributes"))
                .filteredOn(attribute -> List.of("username", "email")
                        .contains(attribute.path("name").asText()))
                .hasSize(2)
                .allSatisfy(attribute -> assertThat(attribute.at("/permissions/edit"))
                        .extracting(JsonNode::asText)
                        .containsExactly("admin"));
    }

    @Test
    void asksWhoHasSetUpASecondFactorForIt() {
        assertThat(executions("second-factor-of-who-has-one"))
                .containsExactly("conditional-user-configured REQUIRED", "auth-otp-form REQUIRED");
    }

    @Test
    void letsNoAdminInWithoutASecondFactor() {
        assertThat(executions("second-factor-of-admins"))
                .containsExactly(
                        "conditional-user-role REQUIRED",
                        "conditional-sub-flow-executed REQUIRED",
                        "auth-otp-form REQUIRED");
        assertThat(configuration("is-an-admin"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("condUserRole", "admin", "negate", "false"));
        assertThat(configuration("was-not-asked-for-a-code"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("flow_to_check", "second-factor-of-who-has-one", "check_result", "not-executed"));
    }

    @Test
    void givesNoTokenForAPasswordThatIsNotTypedAtTheSignIn() {
        assertThat(realm.path("clients")).allSatisfy(client -> {
            assertThat(client.path("directAccessGrantsEnabled").asBoolean(true))
                    .as("%s", client)
                    .isFalse();
            assertThat(client.path("implicitFlowEnabled").asBoolean(true))
                    .as("%s", client)
                    .isFalse();
        });
        assertThat(clients())
                .filteredOn(client -> client.path("publicClient").asBoolean())
                .allSatisfy(client ->
                        assertThat(client.path("enabled").asBoolean(true)).isFalse());
        // Keycloak would add it, open to passwords, if it were not here
        assertThat(clients())
                .extracting(client -> client.path("clientId").asText())
                .contains("admin-cli");
    }

    /** A code that somebody caught is worth nothing without what the app keeps, its secret and the code's verifier. */
    @Test
    void bindsEachCodeToTheAppThatAskedForIt() {
        assertThat(clients().filter(client -> client.path("standardFlowEnabled").asBoolean(true)))
                .isNotEmpty()
                .allSatisfy(client -> {
                    assertThat(client.path("publicClient").asBoolean(true)).isFalse();
                    assertThat(client.at("/attributes/pkce.code.challenge.method")
                                    .asText())
                            .isEqualTo("S256");
                });
    }

    @Test
    void leadsNobodyToAnAddressThatIsNotNamedInFull() {
        assertThat(clients()
                        .flatMap(client -> Stream.of(
                                client.path("redirectUris"),
                                client.path("webOrigins"),
                                client.at("/attributes/post.logout.redirect.uris")))
                        .map(JsonNode::toString))
                .noneMatch(addresses -> addresses.contains("*") || addresses.contains("\"+\""));
    }

    @Test
    void letsDemoPeopleInOnlyWhereTheDemoIs() {
        assertThat(people())
                .isNotEmpty()
                .allSatisfy(
                        person -> assertThat(person.path("enabled").asText()).isEqualTo("${DEMO:false}"));
    }

    /** Accounts that are imported get no roles by themselves, and without these have no account page. */
    @Test
    void letsDemoPeopleSeeToTheirAccounts() {
        assertThat(people())
                .isNotEmpty()
                .allSatisfy(person -> assertThat(person.path("realmRoles"))
                        .extracting(JsonNode::asText)
                        .contains("default-roles-clickledger"));
    }

    /** They are shorter than the policy wants, so that only their hashes can be imported. */
    @Test
    void knowsDemoPeopleByThePasswordsThatTheReadmeNames() throws GeneralSecurityException, JsonProcessingException {
        String readme = SourceTree.text("README.md");
        for (JsonNode person : people().toList()) {
            String password = person.path("username").asText() + "-demo";
            JsonNode secret =
                    JSON.readTree(person.at("/credentials/0/secretData").asText());
            JsonNode algorithm =
                    JSON.readTree(person.at("/credentials/0/credentialData").asText());

            assertThat(readme).contains("`" + password + "`");
            assertThat(algorithm.path("algorithm").asText()).isEqualTo("pbkdf2-sha512");
            assertThat(hash(
                            password,
                            secret.path("salt").asText(),
                            algorithm.path("hashIterations").asInt()))
                    .as("password of %s", person.path("username"))
                    .isEqualTo(secret.path("value").asText());
        }
    }

    private static String hash(String password, String salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec key =
                new PBEKeySpec(password.toCharArray(), Base64.getDecoder().decode(salt), iterations, 512);
        return Base64.getEncoder()
                .encodeToString(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                        .generateSecret(key)
                        .getEncoded());
    }

    @Test
    void givesTheManagementOfApiClientsToAClientOfItsOwnThatMayDoNothingElse() {
        assertThat(StreamSupport.stream(realm.path("users").spliterator(), false)
                        .filter(user -> user.has("serviceAccountClientId")))
                .singleElement()
                .satisfies(account -> {
                    assertThat(account.path("serviceAccountClientId").asText()).isEqualTo("clickledger-machines");
                    assertThat(account.path("clientRoles").toString())
                            .isEqualTo("{\"realm-management\":[\"manage-clients\"]}");
                    assertThat(account.has("realmRoles")).isFalse();
                });
        assertThat(clients()
                        .filter(client -> client.path("serviceAccountsEnabled").asBoolean(true)))
                .singleElement()
                .satisfies(client -> {
                    assertThat(client.path("clientId").asText()).isEqualTo("clickledger-machines");
                    assertThat(client.path("standardFlowEnabled").asBoolean(true))
                            .isFalse();
                    assertThat(client.path("secret").asText()).isEqualTo("${MACHINES_CLIENT_SECRET}");
                });
    }

    private static Stream<JsonNode> clients() {
        return StreamSupport.stream(realm.path("clients").spliterator(), false);
    }

    private static Stream<JsonNode> people() {
        return StreamSupport.stream(realm.path("users").spliterator(), false)
                .filter(user -> !user.has("serviceAccountClientId"));
    }

    /** What a flow does, in turn: an authenticator or another flow, and how much it is wanted. */
    private static List<String> executions(String flow) {
        return StreamSupport.stream(
                        named("authenticationFlows", flow)
                                .path("authenticationExecutions")
                                .spliterator(),
                        false)
                .map(execution -> execution
                                .path("authenticator")
                                .asText(execution.path("flowAlias").asText()) + " "
                        + execution.path("requirement").asText())
                .toList();
    }

    private static Map<String, String> configuration(String alias) {
        Map<String, String> settings = new TreeMap<>();
        named("authenticatorConfig", alias)
                .path("config")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        return settings;
    }

    private static JsonNode named(String list, String alias) {
        return StreamSupport.stream(realm.path(list).spliterator(), false)
                .filter(entry -> entry.path("alias").asText().equals(alias))
                .findAny()
                .orElseThrow(() -> new AssertionError("there is no " + alias + " in " + list));
    }
}
