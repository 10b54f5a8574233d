package dev.clickledger.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Lets whoever has a password into PostgreSQL and nobody else, also where the data was made without one or its password is
 * lost: the superuser's is set anew while no server listens.
 */
final class PostgresLock {

    private static final String RULES = """
            # written at each start: whoever has no password stays outside
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private static final long PATIENCE_SECONDS = 60;

    private PostgresLock() {}

    /** Does nothing where there is no data yet. */
    static void apply(Path data, Path programs, String password) throws IOException, InterruptedException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Files.writeString(data.resolve("pg_hba.conf"), RULES);
        Optional<Path> server = server(programs);
        if (server.isPresent()) {
            setPassword(server.get(), data, password);
        }
    }

    /** A file for its owner alone, from which initdb reads the superuser's password. */
    static Path passwordFile(Path data, String password) throws IOException {
        Files.createDirectories(data.toAbsolutePath().getParent());
        Path file = data.resolveSibling("postgres-password");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, password);
    }

    private static void setPassword(Path server, Path data, String password) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to be root
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(server.toString(), "--single", "-D", data.toString(), "postgres"));
        Process single = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var statements = single.outputWriter()) {
            statements.write("alter role postgres password '" + password.replace("'", "''") + "'\n");
        }
        String said = new String(single.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!single.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || single.exitValue() != 0) {
            single.destroyForcibly();
            // a server that cannot start says why in its own words
            System.err.println("PostgreSQL's password could not be set: " + said.replace(password, "..."));
        }
    }

    private static Optional<Path> server(Path programs) throws IOException {
        if (!Files.isDirectory(programs)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(programs, 4)) {
            return files.filter(file -> file.endsWith("bin/postgres")).findFirst();
        }
    }
}
