package dev.clickledger.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final String OPEN = "=ALL-UNNAMED";

    private final StackSettings settings;
    private final Ports ports;
    private final StackEnvironment environment;
    private final Set<String> debugged = ConcurrentHashMap.newKeySet();

    Launches(StackSettings settings) {
        this.settings = settings;
        this.ports = settings.ports();
        this.environment = new StackEnvironment(settings);
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
        return java(
                environment.postgres(),
                "postgres",
                List.of("-Xmx160m"),
                module("local-stack"),
                PostgresServer.class.getName(),
                settings.dataOf("postgres").toString(),
                port("postgres"));
    }

    Launch keycloak() {
        Path home = settings.dataOf("keycloak");
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
                                "--hostname=" + environment.keycloakUrl())),
                environment.keycloak(),
                home);
    }

    /** What takes clicks. Its ads, its click log and the tables of its rates are all that it holds. */
    Launch redirect() {
        return app("redirect", environment.redirect(), "-Xmx192m");
    }

    /** What people and their programs sign in to. */
    Launch console() {
        return app("console", environment.console(), "-Xmx256m");
    }

    private Launch app(String name, Map<String, String> variables, String heap) {
        return java(
                variables,
                name,
                List.of(
                        heap,
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
        return java(
                environment.visitors(),
                "visitors",
                List.of("-Xmx96m"),
                module("local-stack"),
                "dev.clickledger.stack.demo.SimulatedVisitors");
    }

    Launch replay() {
        return java(
                environment.demo(),
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
                environment.reconcileJob(),
                "reconcile-job",
                flags,
                module("reconcile-job"),
                "dev.clickledger.reconcile.ReconcileJob");
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

    String javaProgram() {
        return settings.javaHome().resolve("bin/java").toString();
    }

    private String port(String name) {
        return Integer.toString(ports.of(name));
    }

    private Launch java(String name, List<String> flags, String classpath, String main, String... arguments) {
        return java(environment.common(), name, flags, classpath, main, arguments);
    }

    private Launch java(
            Map<String, String> variables,
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
        return new Launch(name, command, variables, settings.data());
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
