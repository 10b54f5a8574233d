package dev.clickledger.stack;

import dev.clickledger.contract.StorageKeys;
import dev.clickledger.setup.DatabaseRole;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The variables that components are given: by which they find each other, and the secrets of each. */
final class StackEnvironment {

    /** Secret of the app's client in Keycloak. */
    static final String CLIENT_SECRET = "clickledger-local";

    private final StackSettings settings;
    private final Ports ports;

    StackEnvironment(StackSettings settings) {
        this.settings = settings;
        this.ports = settings.ports();
    }

    /** The variables by which all components find each other; none of them is a secret. */
    Map<String, String> common() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("KAFKA_BOOTSTRAP", "127.0.0.1:" + ports.of("kafka"));
        variables.put("PINOT_BROKER_URL", "http://127.0.0.1:" + ports.of("pinot.broker"));
        variables.put("PINOT_CONTROLLER_URL", "http://127.0.0.1:" + ports.of("pinot.controller"));
        variables.put("JDBC_URL", "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/clickledger");
        variables.put("KEYCLOAK_URL", keycloakUrl());
        // whoever runs the app beside the stack, or lets others in, has it elsewhere
        variables.put("PUBLIC_URL", System.getenv().getOrDefault("PUBLIC_URL", redirectUrl()));
        variables.put("CONSOLE_URL", consoleUrl());
        variables.put("FLINK_PORT", Integer.toString(ports.of("flink")));
        variables.put("CHECKPOINT_DIR", settings.dataOf("checkpoints").toString());
        variables.put("WAREHOUSE_DIR", settings.dataOf("warehouse").toString());
        variables.put("WORK_DIR", settings.dataOf("work").toString());
        variables.put("DEMO", "true");
        return variables;
    }

    /** Of the process that takes clicks. It is given no secret of the pages. */
    Map<String, String> redirect() {
        Map<String, String> variables = app("redirect");
        variables.put("SPOOL_DIR", settings.dataOf("spool").toString());
        // simulated visitors and replays say where they come from, and replays hurry
        variables.put("TRUSTED_PROXIES", "1");
        variables.put("CLICK_RATE", "1000");
        // measurements from one address lift it
        variables.put("FLOOD_LIMIT", System.getenv().getOrDefault("FLOOD_LIMIT", "500"));
        putPasswords(variables, DatabaseRole.REDIRECT);
        return variables;
    }

    /** Of the process that serves pages and API. */
    Map<String, String> console() {
        Map<String, String> variables = app("console");
        variables.put("OIDC_CLIENT_SECRET", CLIENT_SECRET);
        variables.put(StackSecrets.MACHINES, secrets().machines());
        variables.put("SESSION_KEY", "local-session-key-change-me-in-production");
        variables.put("FLINK_URL", "http://127.0.0.1:" + ports.of("flink"));
        variables.put("HEARTBEAT_EVERY", System.getenv().getOrDefault("HEARTBEAT_EVERY", "PT5S"));
        putPasswords(variables, DatabaseRole.OWNER, DatabaseRole.CONSOLE, DatabaseRole.REDIRECT);
        return variables;
    }

    /** Both are the same program; its role is what the component is called. */
    private Map<String, String> app(String role) {
        Map<String, String> variables = common();
        variables.put("ROLE", role);
        variables.put("APP_PORT", Integer.toString(ports.of(role)));
        variables.put("MANAGEMENT_PORT", Integer.toString(ports.of(role + ".management")));
        variables.put(
                "CATALOG_SNAPSHOT",
                settings.dataOf(role).resolve("catalog.json").toString());
        variables.put(StorageKeys.VARIABLE, storageKey());
        return variables;
    }

    private void putPasswords(Map<String, String> variables, DatabaseRole... roles) {
        StackSecrets secrets = secrets();
        List.of(roles).forEach(role -> variables.put(role.passwordVariable(), secrets.of(role)));
    }

    Map<String, String> postgres() {
        Map<String, String> variables = common();
        variables.putAll(secrets().ofTheDatabase());
        return variables;
    }

    Map<String, String> keycloak() {
        Map<String, String> variables = common();
        variables.put("APP_URL", consoleUrl());
        variables.put("APP_ALTERNATE_URL", "http://127.0.0.1:" + ports.of("console"));
        // everybody knows the demo admin's password, so a code beside it would keep nobody out
        variables.put("ADMIN_SECOND_FACTOR", "DISABLED");
        variables.put("OIDC_CLIENT_SECRET", CLIENT_SECRET);
        variables.put(StackSecrets.MACHINES, secrets().machines());
        variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin-demo");
        return variables;
    }

    Map<String, String> reconcileJob() {
        return as(DatabaseRole.RECONCILE);
    }

    /** Of the simulated visitors, who sign links with the advertisers' keys. */
    Map<String, String> visitors() {
        return withStorageKey(as(DatabaseRole.REDIRECT));
    }

    /** What whoever adds advertisers beside the app needs, such as a replay or a test. */
    Map<String, String> demo() {
        return withStorageKey(as(DatabaseRole.CONSOLE));
    }

    String redirectUrl() {
        return "http://localhost:" + ports.of("redirect");
    }

    String consoleUrl() {
        return "http://localhost:" + ports.of("console");
    }

    String keycloakUrl() {
        return "http://localhost:" + ports.of("keycloak");
    }

    private Map<String, String> as(DatabaseRole role) {
        Map<String, String> variables = common();
        variables.put("JDBC_USER", role.roleName());
        variables.put("JDBC_PASSWORD", secrets().of(role));
        return variables;
    }

    private static Map<String, String> withStorageKey(Map<String, String> variables) {
        variables.put(StorageKeys.VARIABLE, storageKey());
        return variables;
    }

    private static String storageKey() {
        return System.getenv().getOrDefault(StorageKeys.VARIABLE, StorageKeys.DEMO);
    }

    /** Read for each launch, since data may be wiped in between. */
    private StackSecrets secrets() {
        return StackSecrets.of(settings.data(), System.getenv());
    }
}
