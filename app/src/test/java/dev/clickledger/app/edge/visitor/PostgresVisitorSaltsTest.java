package dev.clickledger.app.edge.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.clickledger.app.database.Databases;
import dev.clickledger.app.edge.redirect.Clicks;
import dev.clickledger.app.testing.TestPostgres;
import dev.clickledger.contract.StorageKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresVisitorSaltsTest {

    private static final Instant NOON = Clicks.NOON;

    private static TestPostgres postgres;

    private Instant now = NOON;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void noSalts() throws SQLException {
        execute("delete from visitor_salt");
    }

    @Test
    void replicasShareTheSaltOfTheDay() {
        assertThat(salt(read(), NOON).bytes()).isEqualTo(salt(read(), NOON).bytes());
    }

    @Test
    void nextDayHasAnotherSaltThatIsKnownToday() {
        PostgresVisitorSalts salts = read();

        assertThat(salt(salts, NOON.plus(Duration.ofHours(12))).bytes())
                .isNotEqualTo(salt(salts, NOON).bytes());
        assertThat(salt(salts, NOON.plus(Duration.ofHours(12)).minusMillis(1)).bytes())
                .isEqualTo(salt(salts, NOON).bytes());
    }

    @Test
    void saltIsDeletedTwoDaysAfterItsDayBegan() throws SQLException {
        PostgresVisitorSalts salts = read();
        VisitorSalt first = salt(salts, NOON);
        now = Instant.parse("2026-03-31T00:00:01Z");
        salts.refresh();

        assertThat(salt(salts, NOON.plus(Duration.ofDays(2))).bytes()).isNotEqualTo(first.bytes());
        assertThat(salt(salts, NOON).bytes()).isNotEqualTo(first.bytes());
        assertThat(count("select count(*) from visitor_salt where day <= '2026-03-29'"))
                .isZero();
    }

    @Test
    void clockThatIsSetBackToTheDayBeforeGoesOnWithASaltThatIsKnown() {
        PostgresVisitorSalts salts = read();

        assertThat(salt(salts, NOON.minus(Duration.ofDays(1))).bytes())
                .isEqualTo(salt(salts, NOON).bytes());
    }

    @Test
    void startWithoutADatabaseGoesOnWithASaltOfItsOwn() {
        PostgresVisitorSalts one = new PostgresVisitorSalts(nobody(), clock, Databases.KEYS);
        PostgresVisitorSalts two = new PostgresVisitorSalts(nobody(), clock, Databases.KEYS);
        assertThat(one.at(NOON)).isNull();
        one.refresh();
        two.refresh();

        assertThat(salt(one, NOON).bytes())
                .hasSize(32)
                .isNotEqualTo(salt(two, NOON).bytes());
        byte[] before = salt(one, NOON).bytes();
        one.refresh();
        assertThat(salt(one, NOON).bytes()).isEqualTo(before);
    }

    @Test
    void saltOfItsOwnIsForADayToo() {
        PostgresVisitorSalts salts = new PostgresVisitorSalts(nobody(), clock, Databases.KEYS);
        salts.refresh();
        byte[] first = salt(salts, NOON).bytes();
        now = NOON.plus(Duration.ofDays(1));
        salts.refresh();

        assertThat(salt(salts, now).bytes()).isNotEqualTo(first);
    }

    @Test
    void databaseThatGoesDownLaterLeavesTheSharedSaltInUse() throws SQLException {
        PostgresVisitorSalts salts = read();
        byte[] shared = salt(salts, NOON.plus(Duration.ofHours(12))).bytes();
        execute("alter table visitor_salt rename to gone");
        try {
            now = NOON.plus(Duration.ofDays(1));
            salts.refresh();
            assertThat(salt(salts, now).bytes()).isEqualTo(shared);
        } finally {
            execute("alter table gone rename to visitor_salt");
        }
    }

    @Test
    void databaseThatForgetsItsSaltsIsToldThemAgain() throws SQLException {
        PostgresVisitorSalts one = read();
        PostgresVisitorSalts two = read();
        byte[] today = salt(one, NOON).bytes();
        // as PostgreSQL does with this table when it crashes
        execute("truncate visitor_salt");
        PostgresVisitorSalts newcomer = new PostgresVisitorSalts(postgres.redirect(), clock, Databases.KEYS);
        two.refresh();
        newcomer.refresh();
        one.refresh();

        assertThat(salt(newcomer, NOON).bytes()).isEqualTo(today);
        assertThat(salt(one, NOON).bytes()).isEqualTo(today);
        execute("truncate visitor_salt");
        PostgresVisitorSalts first = read();
        one.refresh();
        two.refresh();
        assertThat(salt(one, NOON).bytes())
                .as("whoever comes first, the others follow")
                .isEqualTo(salt(first, NOON).bytes())
                .isEqualTo(salt(two, NOON).bytes())
                .isNotEqualTo(today);
    }

    @Test
    void saltThatAnotherStorageKeySealedIsNeitherUsedNorReplaced() throws SQLException {
        byte[] shared = salt(read(), NOON).bytes();
        PostgresVisitorSalts stranger =
                new PostgresVisitorSalts(postgres.redirect(), clock, StorageKeys.of("another key", List.of()));
        stranger.refresh();

        assertThat(salt(stranger, NOON).bytes()).isNotEqualTo(shared);
        assertThat(salt(read(), NOON).bytes()).isEqualTo(shared);
    }

    private PostgresVisitorSalts read() {
        PostgresVisitorSalts salts = new PostgresVisitorSalts(postgres.redirect(), clock, Databases.KEYS);
        salts.refresh();
        return salts;
    }

    private static DataSource nobody() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setURL("jdbc:postgresql://127.0.0.1:1/none");
        return nobody;
    }

    private static VisitorSalt salt(VisitorSalts salts, Instant at) {
        VisitorSalt salt = salts.at(at);
        return salt == null ? fail("no salt at " + at) : salt;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        }
    }
}
