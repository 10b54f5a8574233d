package dev.clickledger.stack;

import dev.clickledger.contract.StorageKeys;
import dev.clickledger.setup.DatabaseRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The command line and environment of each component. Heaps fit a laptop: all together stay below 3 GiB. */
final class Launches {

    /** Flags of a JVM that starts fast and stays small. */
    static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Times that the environment may set otherwise. */
    private static final Map<String, String> TIMES =
            Map.of("LATENESS_BOUND", "PT1M", "CLOSING_MARGIN", "PT1M", "REPEAT_HORIZON", "PT30M");

    private static final String CLIENT_SECRET = "clickledger-local";
    private static final String OPEN = "=ALL-UNNAMED";

    private final StackSettings settings;
    private final Ports ports;
    private final Set<String> debugged = ConcurrentHashMap.newKeySet();

    Launches(StackSettings settings) {
        this.settings = settings;
        this.ports = settings.ports();
    }

    Launch kafka() {
        return java(
                "kafka",
                List.of("-Xmx256m"),
                module("local-stack/kafka"),
                "dev.clickledger.stack.kafka.KafkaBroker",
                settings.dataOf("kafka").toString(),
                port("kafka"),
                port("kafka.controller"));
    }

    Launch pinot() {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx512m",
                // it holds the key of every row on its heap, and adds rows up in hot loops
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=4",
                "-XX:MaxDirectMemorySize=512m",
                "--add-opens=java.base/java.nio" + OPEN,
                "--add-opens=java.base/sun.nio.ch" + OPEN,
                "--add-opens=java.base/java.lang" + OPEN,
                "--add-opens=java.base/java.util" + OPEN));
        Stream.of(System.getenv().getOrDefault("PINOT_OPTIONS", "").split(" "))
                .filter(option -> !option.isEmpty())
                .forEach(options::add);
        return java(
                "pinot",
                options,
                module("local-stack/pinot"),
                "dev.clickledger.stack.pinot.PinotCluster",
                settings.dataOf("pinot").toString(),
                port("pinot.zookeeper"),
                port("pinot.controller"),
                port("pinot.broker"),
                port("pinot.server"),
                port("pinot.server.admin"));
    }

    Launch postgres() {
        Map<String, String> environment = environment();
        environment.putAll(secrets().all());
        return java(
                environment,
                "postgres",
                List.of("-Xmx160m"),
                module("local-stack"),
                PostgresServer.class.getName(),
                settings.dataOf("postgres").toString(),
                port("postgres"));
    }

    Launch keycloak() {
        Path home = settings.dataOf("keycloak");
        Map<String, String> environment = environment();
        environment.put("APP_URL", "http://localhost:" + port("app"));
        environment.put("APP_ALTERNATE_URL", "http://127.0.0.1:" + port("app"));
        // everybody knows the demo admin's password, so a code beside it would keep nobody out
        environment.put("ADMIN_SECOND_FACTOR", "DISABLED");
        environment.put("OIDC_CLIENT_SECRET", CLIENT_SECRET);
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin-demo");
        return new Launch(
                "keycloak",
                KeycloakHome.command(
                        javaProgram(),
                        SMALL,
                        home,
                        List.of(
                                "start",
                                "--optimized",
                                "--import-realm",
                                // one alone, which would otherwise open two ports to find others
                                "--cache=local",
                                "--http-enabled=true",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port("keycloak"),
                                "--hostname=" + keycloakUrl())),
                environment,
                home);
    }

    Launch app() {
        Map<String, String> environment = environment();
        environment.put("OIDC_CLIENT_SECRET", CLIENT_SECRET);
        environment.put("SESSION_KEY", "local-session-key-change-me-in-production");
        environment.put(StorageKeys.VARIABLE, storageKey());
        List.of(DatabaseRole.OWNER, DatabaseRole.CONSOLE, DatabaseRole.REDIRECT)
                .forEach(role ->
                        environment.put(role.passwordVariable(), secrets().of(role)));
        return java(
                environment,
                "app",
                List.of(
                        "-Xmx256m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        // as in the manifest of the jar, which counts with -jar only
                        "--add-opens=java.base/java.lang" + OPEN,
                        "--add-opens=java.base/java.nio" + OPEN),
                settings.checkout()
                        .resolve("app/target/quarkus-app/quarkus-run.jar")
                        .toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }

    Launch streamingJob() {
        return java(
                "streaming-job",
                List.of("-Xmx640m"),
                module("streaming-job"),
                "dev.clickledger.streaming.ClickCountJob");
    }

    Launch visitors() {
        Map<String, String> environment = as(DatabaseRole.REDIRECT);
        environment.put(StorageKeys.VARIABLE, storageKey());
        return java(
                environment,
                "visitors",
                List.of("-Xmx96m"),
                module("local-stack"),
                "dev.clickledger.stack.demo.SimulatedVisitors");
    }

    Launch replay() {
        return java(
                environmentOfDemo(),
                "replay",
                List.of("-Xmx256m"),
                module("local-stack"),
                "dev.clickledger.stack.replay.GithubReplay");
    }

    Launch reconcileJob() {
        List<String> flags = new ArrayList<>(List.of(
                "-Xmx1g",
                "-Dorg.apache.iceberg.shaded.io.netty.noUnsafe=false",
                "--add-modules=jdk.incubator.vector",
                "-Djdk.reflect.useDirectMethodHandle=false",
                "-Dio.netty.tryReflectionSetAccessible=true"));
        for (String name : List.of(
                "java.lang",
                "java.lang.invoke",
                "java.lang.reflect",
                "java.io",
                "java.net",
                "java.nio",
                "java.util",
                "java.util.concurrent",
                "java.util.concurrent.atomic",
                "jdk.internal.ref",
                "sun.nio.ch",
                "sun.nio.cs",
                "sun.security.action",
                "sun.util.calendar")) {
            flags.add("--add-opens=java.base/" + name + OPEN);
        }
        flags.add("--add-opens=java.security.jgss/sun.security.krb5" + OPEN);
        return java(
                as(DatabaseRole.RECONCILE),
                "reconcile-job",
                flags,
                module("reconcile-job"),
                "dev.clickledger.reconcile.ReconcileJob");
    }

    /** What whoever adds advertisers beside the app needs, such as a replay or a test. */
    Map<String, String> environmentOfDemo() {
        Map<String, String> environment = as(DatabaseRole.CONSOLE);
        environment.put(StorageKeys.VARIABLE, storageKey());
        return environment;
    }

    private static String storageKey() {
        return System.getenv().getOrDefault(StorageKeys.VARIABLE, StorageKeys.DEMO);
    }

    private Map<String, String> as(DatabaseRole role) {
        Map<String, String> variables = environment();
        variables.put("JDBC_USER", role.roleName());
        variables.put("JDBC_PASSWORD", secrets().of(role));
        return variables;
    }

    /** Read for each launch, since data may be wiped in between. */
    private StackSecrets secrets() {
        return StackSecrets.of(settings.data(), System.getenv());
    }

    /** The variables by which all components find each other; none of them is a secret. */
    Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("KAFKA_BOOTSTRAP", "127.0.0.1:" + port("kafka"));
        variables.put("PINOT_BROKER_URL", "http://127.0.0.1:" + port("pinot.broker"));
        variables.put("PINOT_CONTROLLER_URL", "http://127.0.0.1:" + port("pinot.controller"));
        variables.put("JDBC_URL", "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/clickledger");
        variables.put("KEYCLOAK_URL", keycloakUrl());
        variables.put("APP_PORT", port("app"));
        variables.put("MANAGEMENT_PORT", port("app.management"));
        variables.put("FLINK_PORT", port("flink"));
        variables.put("CHECKPOINT_DIR", settings.dataOf("checkpoints").toString());
        variables.put("WAREHOUSE_DIR", settings.dataOf("warehouse").toString());
        variables.put("WORK_DIR", settings.dataOf("work").toString());
        variables.put("SPOOL_DIR", settings.dataOf("spool").toString());
        TIMES.forEach((name, value) -> variables.put(name, System.getenv().getOrDefault(name, value)));
        variables.put(
                "CATALOG_SNAPSHOT",
                settings.dataOf("app").resolve("catalog.json").toString());
        // simulated visitors and replays say where they come from, and replays hurry
        variables.put("TRUSTED_PROXIES", "1");
        variables.put("CLICK_RATE", "1000");
        // measurements from one address lift it
        variables.put("FLOOD_LIMIT", System.getenv().getOrDefault("FLOOD_LIMIT", "500"));
        variables.put("DEMO", "true");
        return variables;
    }

    /** Whether the component's next life is open to a debugger. */
    void debug(String component, boolean wanted) {
        if (wanted) {
            debugged.add(component);
        } else {
            debugged.remove(component);
        }
    }

    /** A reconcile run is over soon, so it waits for the debugger; the others go on meanwhile. */
    private String debugger(String component) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend="
                + (component.equals(ReconcileSchedule.NAME) ? "y" : "n") + ",address=127.0.0.1:" + port("debug");
    }

    String keycloakUrl() {
        return "http://localhost:" + port("keycloak");
    }

    String javaProgram() {
        return settings.javaHome().resolve("bin/java").toString();
    }

    private String port(String name) {
        return Integer.toString(ports.of(name));
    }

    private Launch java(String name, List<String> flags, String classpath, String main, String... arguments) {
        return java(environment(), name, flags, classpath, main, arguments);
    }

    private Launch java(
            Map<String, String> environment,
            String name,
            List<String> flags,
            String classpath,
            String main,
            String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(javaProgram());
        command.addAll(SMALL);
        command.addAll(flags);
        if (debugged.contains(name)) {
            command.add(debugger(name));
        }
        command.addAll(List.of("-cp", classpath, main));
        command.addAll(List.of(arguments));
        return new Launch(name, command, environment, settings.data());
    }

    /** Classes and dependencies of a module, as its build left them. */
    private String module(String name) {
        Path target = settings.checkout().resolve(name).resolve("target");
        try {
            return target.resolve("classes")
                    + ":"
                    + Files.readString(target.resolve("classpath.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    name + " is not built: run mvn -Dquick package in " + settings.checkout(), e);
        }
    }
}
