package dev.clickledger.stack;

import dev.clickledger.setup.DatabaseRole;
import dev.clickledger.setup.RoleSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs PostgreSQL from its embedded binaries until the process is asked to end, and ends when PostgreSQL does. Nobody gets in
 * without a password, from the first moment on.
 */
public final class PostgresServer {

    private static final String VERSION = "14";
    private static final Duration STARTUP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final long WATCH_MILLIS = 1_000;

    private PostgresServer() {}

    /** Arguments: data directory, port. The environment has the passwords and the address of the database. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Path data = Path.of(arguments[0]);
        Path programs = data.resolveSibling("postgres-programs");
        String password = variable(StackSecrets.ADMIN);
        refuseForeign(data);
        stopOrphan(data);
        PostgresLock.apply(data, programs, password);
        Path passwordFile = PostgresLock.passwordFile(data, password);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(programs.toFile())
                // arguments of initdb, which the builder has no words of its own for; the last one counts
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setConnectConfig("password", password)
                .setCleanDataDirectory(false)
                .setPort(Integer.parseInt(arguments[1]))
                .setServerConfig("listen_addresses", "127.0.0.1")
                // the embedded server is set up for tests, and would forget what it has just committed when it is
                // killed
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "32MB")
                .setPGStartupWait(STARTUP_PATIENCE);
        try {
            builder.start();
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        roles(password).apply();
        System.out.println("PostgreSQL is up on port " + arguments[1]);
        ProcessHandle server = server(data).orElseThrow(() -> new IllegalStateException("PostgreSQL is gone"));
        while (server.isAlive()) {
            Thread.sleep(WATCH_MILLIS);
        }
        System.err.println("PostgreSQL ended");
        Runtime.getRuntime().halt(1);
    }

    /** The embedded launcher would wait in vain for a server that refuses its data. */
    private static void refuseForeign(Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(data.resolve("global"))
                && !(Files.exists(version) && Files.readString(version).strip().equals(VERSION))) {
            System.err.println("PostgreSQL cannot start: " + version + " does not name version " + VERSION
                    + ", so this is no data of its own");
            System.exit(1);
        }
    }

    /** A predecessor that was killed leaves its server behind, which holds the data directory. */
    private static void stopOrphan(Path data) throws IOException, InterruptedException {
        Optional<ProcessHandle> orphan = server(data);
        if (orphan.isPresent()) {
            System.out.println("stopping the PostgreSQL that a killed predecessor left behind, process "
                    + orphan.get().pid());
            // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients to leave.
            new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid()))
                    .start()
                    .waitFor();
            long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
            while (orphan.get().isAlive() && System.nanoTime() < deadline) {
                Thread.sleep(100);
            }
            orphan.get().destroyForcibly();
        }
    }

    private static Optional<ProcessHandle> server(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        return ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    private static RoleSetup roles(String adminPassword) {
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, variable(role.passwordVariable()));
        }
        return new RoleSetup(variable("JDBC_URL"), "postgres", adminPassword, passwords);
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is not set");
        }
        return value;
    }
}
