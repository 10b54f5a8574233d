package dev.clickledger.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickledger.app.catalog.postgres.PostgresCatalogSource;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.testing.DataDirectory;
import dev.clickledger.app.testing.TestPostgres;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedSigningKeysTest {

    private static final SigningKey KEY =
            new SigningKey("k1", "a secret of more than thirty-two bytes".getBytes(StandardCharsets.UTF_8));

    private static TestPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void oneKey() throws SQLException {
        execute("delete from signing_key");
        execute("insert into tenant (id, name) values ('acme', 'Acme'), ('globex', 'Globex') on conflict do nothing");
        execute("insert into signing_key (tenant_id, key_id, sealed, sealed_by) values ('acme', 'k1', '\\x"
                + HexFormat.of().formatHex(Databases.KEYS.seal("acme", KEY)) + "', '" + Databases.KEYS.currentId()
                + "')");
    }

    @Test
    void noFileOfTheDatabaseHoldsASigningKey() throws Exception {
        assertThat(DataDirectory.of(postgres).filesWith(KEY.secret())).isEmpty();
        assertThat(load(Databases.KEYS).signingKey("acme", "k1")).isEqualTo(KEY);
    }

    @Test
    void localCopyOfTheCatalogHoldsNoSigningKeyAndStillBringsThemBack() throws Exception {
        Path file = folder.resolve("catalog.json");
        CatalogFile kept = file(file, Databases.KEYS);
        kept.keep(load(Databases.KEYS));

        assertThat(Files.readString(file))
                .contains("acme")
                .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(KEY.secret()));
        assertThat(file(file, Databases.KEYS).read().orElseThrow().signingKey("acme", "k1"))
                .isEqualTo(KEY);
        assertThat(file(file, StorageKeys.of("another", List.of())).read()).isEmpty();
    }

    @Test
    void storageKeyThatIsNotKnownFailsTheLoadingAndSaysWhichIsWanted() {
        assertThatExceptionOfType(StorageKeys.UnknownKeyException.class)
                .isThrownBy(() -> load(StorageKeys.of("another", List.of())))
                .withMessageContaining(Databases.KEYS.currentId())
                .withMessageContaining("STORAGE_KEYS_BEFORE");
    }

    @Test
    void keyThatWasMovedToAnotherTenantIsLeftOutAndTheOthersStay() throws SQLException {
        execute("insert into signing_key (tenant_id, key_id, sealed, sealed_by)"
                + " select 'globex', key_id, sealed, sealed_by from signing_key where tenant_id = 'acme'");

        assertThat(load(Databases.KEYS).signingKey("globex", "k1")).isNull();
        assertThat(load(Databases.KEYS).signingKey("acme", "k1")).isEqualTo(KEY);
    }

    private static CatalogSnapshot load(StorageKeys keys) {
        return new PostgresCatalogSource(postgres.redirect(), Destinations.rules(), Databases.settings(true), keys)
                .load(Set.of("acme", "globex"));
    }

    private static CatalogFile file(Path file, StorageKeys keys) {
        return new CatalogFile(Catalogs.settings(Optional.of(file)), Destinations.rules(), Clock.systemUTC(), keys);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
