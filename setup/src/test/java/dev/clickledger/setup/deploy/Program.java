package dev.clickledger.setup.deploy;

import dev.clickledger.setup.DatabaseRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of ours and the environment that its source reads. */
enum Program {
    /** The app in the role that takes clicks. */
    REDIRECT(
            "app/src/main",
            "\\$\\{([A-Z][A-Z_]+)[:}]",
            // pages, their sign-in and reports are not its business
            Set.of(
                    "OIDC_CLIENT_SECRET",
                    "MACHINES_CLIENT_SECRET",
                    "SESSION_KEY",
                    "JDBC_PASSWORD_OWNER",
                    "JDBC_PASSWORD_CONSOLE",
                    "KEYCLOAK_URL",
                    "PINOT_BROKER_URL",
                    "FLINK_URL",
                    "HEARTBEAT_URL",
                    "HEARTBEAT_EVERY",
                    "WORK_DIR")),
    /** The app in the role of those who sign in. */
    CONSOLE(
            "app/src/main",
            "\\$\\{([A-Z][A-Z_]+)[:}]",
            // it takes no clicks
            Set.of("SPOOL_DIR", "TRUSTED_PROXIES", "CLICK_RATE", "FLOOD_LIMIT")),
    STREAMING_JOB(
            "streaming-job/src/main/java/dev/clickledger/streaming/JobSettings.java",
            "\"([A-Z]{4,}(?:_[A-Z]+)*)\"",
            // the cluster's own business, or tuning that the defaults serve
            Set.of(
                    "FLINK_PORT",
                    "PARALLELISM",
                    "CHECKPOINT_INTERVAL",
                    "FLUSH_INTERVAL",
                    "MANAGED_MEMORY",
                    "ROWS_IN_MEMORY")),
    RECONCILE_JOB(
            "reconcile-job/src/main/java/dev/clickledger/reconcile/ReconcileConfig.java",
            "\"([A-Z]{4,}(?:_[A-Z]+)*)\"",
            Set.of()),
    SETUP(
            List.of(
                    "setup/src/main/java/dev/clickledger/setup/SetupConfig.java",
                    "setup/src/main/java/dev/clickledger/setup/RulesSetup.java"),
            "\"([A-Z]{4,}(?:_[A-Z]+)*)\"",
            Set.of("POSTGRES_ADMIN_USER"));

    private final List<String> sources;
    private final Pattern variable;
    private final Set<String> leftToDefault;

    Program(String source, String variable, Set<String> leftToDefault) {
        this(List.of(source), variable, leftToDefault);
    }

    Program(List<String> sources, String variable, Set<String> leftToDefault) {
        this.sources = sources;
        this.variable = Pattern.compile(variable);
        this.leftToDefault = leftToDefault;
    }

    /** Every variable that the program reads. */
    Set<String> reads() {
        Set<String> names = new TreeSet<>();
        for (Path file : files()) {
            variable.matcher(SourceTree.text(file)).results().forEach(found -> names.add(found.group(1)));
        }
        if (this == SETUP) {
            Arrays.stream(DatabaseRole.values())
                    .map(DatabaseRole::passwordVariable)
                    .forEach(names::add);
        }
        return names;
    }

    /** The variables that a container must be given. */
    Set<String> needs() {
        Set<String> names = reads();
        names.removeAll(leftToDefault);
        return names;
    }

    /** The variables that any program reads. */
    static Set<String> allRead() {
        Set<String> names = new TreeSet<>();
        for (Program program : values()) {
            names.addAll(program.reads());
        }
        return names;
    }

    private List<Path> files() {
        return sources.stream().flatMap(source -> files(source).stream()).toList();
    }

    private static List<Path> files(String source) {
        try (Stream<Path> files = Files.walk(SourceTree.path(source))) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".properties"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
