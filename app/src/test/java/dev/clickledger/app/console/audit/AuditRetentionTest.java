package dev.clickledger.app.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditRetentionTest {

    private TestPostgres postgres;
    private Database database;

    @BeforeEach
    void entriesOfSeveralAges() throws SQLException {
        postgres = TestPostgres.start();
        database = Databases.of(postgres.console());
        for (int days : List.of(0, 29, 31, 399, 401)) {
            try (Connection connection = postgres.database().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into audit_entry (happened_at, person, action, outcome)"
                        + " values (now() - interval '" + days + " days', 'alice', 'aged " + days + "', 'DONE')");
            }
        }
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void whatIsOlderThanItIsKeptIsDeleted() {
        retention(Duration.ofDays(400)).forget();

        assertThat(actions()).containsExactly("aged 0", "aged 29", "aged 31", "aged 399");
    }

    @Test
    void nothingYoungerThanThirtyDaysIsDeletedWhateverTheSettingSays() {
        retention(Duration.ZERO).forget();

        assertThat(actions()).hasSize(5);
        retention(Duration.ofDays(30)).forget();
        assertThat(actions()).containsExactly("aged 0", "aged 29");
    }

    @Test
    void defaultIsFourHundredDays() throws NoSuchMethodException {
        assertThat(AuditSettings.class
                        .getMethod("kept")
                        .getAnnotation(io.smallrye.config.WithDefault.class)
                        .value())
                .isEqualTo("P400D");
    }

    private AuditRetention retention(Duration kept) {
        return new AuditRetention(database, () -> kept);
    }

    private List<String> actions() {
        return AuditEntries.read(database, AuditFilter.ALL).stream()
                .map(AuditEntry::action)
                .toList()
                .reversed();
    }
}
