package dev.clickledger.stack;

import dev.clickledger.setup.DatabaseRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Passwords of the stack's database, and the secret by which the app manages API clients. Drawn at the first start and kept with the data, for their owner alone, in a file that a
 * shell can read; what the environment sets comes first.
 */
final class StackSecrets {

    /** Password of PostgreSQL's superuser. */
    static final String ADMIN = "POSTGRES_ADMIN_PASSWORD";

    /** Secret of the client by which the app manages API clients in Keycloak. */
    static final String MACHINES = "MACHINES_CLIENT_SECRET";

    private static final String FILE = "secrets.env";
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, String> values;

    private StackSecrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads them; draws those that are not there yet. */
    static synchronized StackSecrets of(Path data, Map<String, String> environment) {
        Path file = data.resolve(FILE);
        try {
            Map<String, String> kept = read(file);
            Map<String, String> all = new TreeMap<>(kept);
            names().forEach(name -> all.computeIfAbsent(name, _ -> drawn()));
            if (!all.equals(kept)) {
                write(file, all);
            }
            names().filter(environment::containsKey).forEach(name -> all.put(name, environment.get(name)));
            return new StackSecrets(all);
        } catch (IOException e) {
            throw new UncheckedIOException("the passwords of this stack in " + file + " cannot be kept", e);
        }
    }

    /** The password of a role. */
    String of(DatabaseRole role) {
        return values.getOrDefault(role.passwordVariable(), "");
    }

    /** What the app shows Keycloak where it manages API clients. */
    String machines() {
        return values.getOrDefault(MACHINES, "");
    }

    /** Passwords of the database, as environment variables. */
    Map<String, String> ofTheDatabase() {
        Map<String, String> passwords = new TreeMap<>(values);
        passwords.keySet().retainAll(databaseNames().toList());
        return passwords;
    }

    private static Stream<String> names() {
        return Stream.concat(Stream.of(MACHINES), databaseNames());
    }

    private static Stream<String> databaseNames() {
        return Stream.concat(Stream.of(ADMIN), Stream.of(DatabaseRole.values()).map(DatabaseRole::passwordVariable));
    }

    private static String drawn() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Map<String, String> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (_, last) -> last));
    }

    private static void write(Path file, Map<String, String> values) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(FILE + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                next,
                Stream.concat(
                                Stream.of("# Secrets of this stack; a shell reads them by: set -a; . "
                                        + file.getFileName()),
                                new TreeSet<>(values.keySet()).stream().map(name -> name + "=" + values.get(name)))
                        .toList());
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
