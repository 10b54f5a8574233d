package dev.clickledger.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickledger.setup.DatabaseRole;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPasswordsTest {

    private static final List<String> REFUSALS = List.of("28P01", "28000", "08004");

    @TempDir
    private Path data;

    @Test
    void nobodyGetsInWithoutAPasswordAtTheFirstStartOrLater() throws Exception {
        StackSecrets secrets = StackSecrets.of(data, Map.of());
        assertThat(Files.getPosixFilePermissions(data.resolve("secrets.env")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        int port = freePort();
        try (Server first = new Server(port, secrets)) {
            first.awaitOpen();
            assertClosed(port);
            assertThat(Files.exists(data.resolve("postgres-password"))).isFalse();
        }
        // as data is that was made without passwords, and whose passwords are lost
        Files.writeString(data.resolve("postgres/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
        Files.delete(data.resolve("secrets.env"));
        StackSecrets others = StackSecrets.of(data, Map.of());
        assertThat(others.ofTheDatabase()).doesNotContainValue(secrets.of(DatabaseRole.OWNER));
        try (Server second = new Server(port, others)) {
            second.awaitOpen();
            assertClosed(port);
        }
    }

    @Test
    void theEnvironmentComesFirstAndTheRestIsKept() {
        StackSecrets drawn = StackSecrets.of(data, Map.of());
        StackSecrets set = StackSecrets.of(data, Map.of("JDBC_PASSWORD_OWNER", "mine"));

        assertThat(set.of(DatabaseRole.OWNER)).isEqualTo("mine");
        assertThat(set.of(DatabaseRole.CONSOLE))
                .isEqualTo(drawn.of(DatabaseRole.CONSOLE))
                .hasSize(48);
        assertThat(drawn.ofTheDatabase().values()).doesNotHaveDuplicates();
    }

    private static void assertClosed(int port) {
        List<String> users = Stream.concat(
                        Stream.of("postgres", "somebody"),
                        Stream.of(DatabaseRole.values()).map(DatabaseRole::roleName))
                .toList();
        for (String database : List.of("clickledger", "postgres")) {
            for (String user : users) {
                for (String password : List.of("", "postgres", "clickledger", user)) {
                    assertThatExceptionOfType(SQLException.class)
                            .as("%s at %s with '%s'", user, database, password)
                            .isThrownBy(() -> connect(port, database, user, password))
                            .satisfies(
                                    refusal -> assertThat(refusal.getSQLState()).isIn(REFUSALS));
                }
            }
        }
    }

    private static void connect(int port, String database, String user, String password) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, user, password)) {
            assertThat(connection.isValid(2)).isTrue();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The component as the supervisor starts it. */
    private final class Server implements AutoCloseable {

        private final int port;
        private final StackSecrets secrets;
        private final Process process;

        Server(int port, StackSecrets secrets) throws IOException {
            this.port = port;
            this.secrets = secrets;
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx160m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PostgresServer.class.getName(),
                            data.resolve("postgres").toString(),
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("server.log").toFile());
            builder.environment().put("JDBC_URL", url());
            builder.environment().putAll(secrets.ofTheDatabase());
            process = builder.start();
        }

        private String url() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/clickledger";
        }

        void awaitOpen() throws InterruptedException, IOException {
            Instant deadline = Instant.now().plusSeconds(60);
            for (DatabaseRole role : DatabaseRole.values()) {
                while (!PostgresProbe.answers(url(), role.roleName(), secrets.of(role))) {
                    assertThat(Instant.now())
                            .as("%s: %s", role, Files.readString(data.resolve("server.log")))
                            .isBefore(deadline);
                    Thread.sleep(50);
                }
            }
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }
}
