package dev.clickledger.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickledger.app.testing.DataDirectory;
import dev.clickledger.app.testing.TestPostgres;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import dev.clickledger.setup.DatabaseRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealedKeysTest {

    private static final SigningKey KEY =
            new SigningKey("k1", "a secret of more than thirty-two bytes".getBytes(StandardCharsets.UTF_8));
    private static final StorageKeys FIRST = StorageKeys.of("first", List.of());

    private TestPostgres postgres;

    @BeforeEach
    void start() throws SQLException {
        postgres = TestPostgres.start();
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into tenant (id, name) values ('acme', 'Acme')");
        }
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void keyThatWasStoredBeforeThereWereSealsIsSealedAndLeavesTheTable() throws Exception {
        store(KEY.secret(), null);
        assertThat(DataDirectory.of(postgres).filesWith(KEY.secret())).anyMatch(SealedKeysTest::isTable);

        sealAnew(FIRST);

        assertThat(FIRST.open("acme", "k1", stored())).isEqualTo(KEY);
        assertThat(DataDirectory.of(postgres).filesWith(KEY.secret())).noneMatch(SealedKeysTest::isTable);
    }

    @Test
    void keyThatAFormerStorageKeySealedIsSealedWithTheCurrentOne() throws SQLException {
        store(FIRST.seal("acme", KEY), FIRST.currentId());

        sealAnew(StorageKeys.of("second", List.of("first")));

        assertThat(StorageKeys.of("second", List.of()).open("acme", "k1", stored()))
                .isEqualTo(KEY);
    }

    @Test
    void storageKeyThatIsNotKnownEndsTheStartAndNothingIsChanged() throws SQLException {
        byte[] sealed = FIRST.seal("acme", KEY);
        store(sealed, FIRST.currentId());

        assertThatExceptionOfType(StorageKeys.UnknownKeyException.class)
                .isThrownBy(() -> sealAnew(StorageKeys.of("second", List.of())))
                .withMessageContaining(FIRST.currentId())
                .withMessageContaining("STORAGE_KEYS_BEFORE");
        assertThat(stored()).isEqualTo(sealed);
    }

    private static boolean isTable(Path file) {
        return file.startsWith("base");
    }

    private void sealAnew(StorageKeys keys) throws SQLException {
        try (Connection connection = postgres.database(DatabaseRole.OWNER).getConnection()) {
            new SealedKeys(keys).sealAnew(connection);
        }
    }

    private void store(byte[] sealed, @Nullable String sealedBy) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into signing_key (tenant_id, key_id, sealed, sealed_by) values ('acme', 'k1', ?, ?)")) {
            insert.setBytes(1, sealed);
            insert.setString(2, sealedBy);
            insert.executeUpdate();
        }
    }

    private byte[] stored() throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sealed from signing_key where key_id = 'k1'")) {
            row.next();
            return row.getBytes(1);
        }
    }
}
