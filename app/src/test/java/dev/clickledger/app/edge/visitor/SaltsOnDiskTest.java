package dev.clickledger.app.edge.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.database.Databases;
import dev.clickledger.app.edge.redirect.Clicks;
import dev.clickledger.app.testing.DataDirectory;
import dev.clickledger.app.testing.TestPostgres;
import dev.clickledger.contract.StorageKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SaltsOnDiskTest {

    private static final Instant NOON = Clicks.NOON;

    @Test
    void saltIsInNoFileOfTheDatabaseAndNothingOfItIsLeftOnceItIsDeleted() throws Exception {
        // so little memory that every page is written soon
        try (TestPostgres postgres = TestPostgres.start(Map.of("shared_buffers", "128kB", "autovacuum", "off"))) {
            DataDirectory files = DataDirectory.of(postgres);
            byte[] salt = saltAt(postgres, NOON);
            byte[] sealed = sealed(postgres, NOON);

            assertThat(files.filesWith(salt)).isEmpty();
            assertThat(files.filesWith(sealed))
                    .as("the table's file, and neither the write-ahead log nor anything else")
                    .hasSize(1)
                    .allMatch(file -> file.startsWith("base"));

            saltAt(postgres, NOON.plus(Duration.ofDays(2)));
            assertThat(files.filesWith(sealed)).isEmpty();
            assertThat(files.filesWith(salt)).isEmpty();
        }
    }

    @Test
    void searchFindsWhatAnyOtherTableHeldBeforeItWasDeletedThere() throws Exception {
        try (TestPostgres postgres = TestPostgres.start(Map.of("autovacuum", "off"))) {
            byte[] salt = HexFormat.of().parseHex("00112233445566778899aabbccddeeff102132435465768798a9bacbdcedfe0f");
            execute(postgres, "create table plain_salt (salt bytea)");
            execute(
                    postgres,
                    "insert into plain_salt values ('\\x" + HexFormat.of().formatHex(salt) + "')");
            execute(postgres, "delete from plain_salt");

            assertThat(DataDirectory.of(postgres).filesWith(salt))
                    .anyMatch(file -> file.startsWith("base"))
                    .anyMatch(file -> file.startsWith("pg_wal"));
        }
    }

    @Test
    void whoHasTheDatabaseAndNotTheStorageKeyOpensNoSalt() throws Exception {
        try (TestPostgres postgres = TestPostgres.start()) {
            byte[] salt = saltAt(postgres, NOON);
            PostgresVisitorSalts stranger = new PostgresVisitorSalts(
                    postgres.redirect(), at(NOON), StorageKeys.of(StorageKeys.DEMO, List.of()));
            stranger.refresh();

            assertThat(Objects.requireNonNull(stranger.at(NOON)).bytes()).isNotEqualTo(salt);
        }
    }

    private static byte[] saltAt(TestPostgres postgres, Instant now) {
        PostgresVisitorSalts salts = new PostgresVisitorSalts(postgres.redirect(), at(now), Databases.KEYS);
        salts.refresh();
        return Objects.requireNonNull(salts.at(now)).bytes();
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static byte[] sealed(TestPostgres postgres, Instant now) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sealed from visitor_salt where day = '"
                        + LocalDate.ofInstant(now, ZoneOffset.UTC) + "'")) {
            row.next();
            return row.getBytes(1);
        }
    }

    private static void execute(TestPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
