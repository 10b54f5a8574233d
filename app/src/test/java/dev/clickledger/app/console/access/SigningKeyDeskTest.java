package dev.clickledger.app.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.catalog.postgres.PostgresCatalogSource;
import dev.clickledger.app.console.registry.Change;
import dev.clickledger.app.console.registry.ChangeHistory;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.EditScopes;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.testing.DataDirectory;
import dev.clickledger.app.testing.TestPostgres;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SigningKeyDeskTest {

    private static TestPostgres postgres;
    private static SigningKeyDesk keys;
    private static PostgresCatalogSource catalog;
    private static int tenants;

    private final EditScope alice = EditScopes.of("tenant" + tenants++, "alice");
    private final EditScope gina = EditScopes.of("tenant" + tenants++, "gina");

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
        keys = new SigningKeyDesk(Databases.of(postgres.console()), tenant -> {}, Databases.KEYS);
        catalog = new PostgresCatalogSource(
                postgres.redirect(), Destinations.rules(), Databases.settings(true), Databases.KEYS);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void noFileOfTheDatabaseHoldsAKeyThatWasMade() throws Exception {
        NewSigningKey made = create(alice);

        assertThat(DataDirectory.of(postgres).filesWith(made.key().secret())).isEmpty();
    }

    @Test
    void theNewestKeySignsAndOlderOnesStayValid() {
        NewSigningKey first = create(alice);
        NewSigningKey second = create(alice);

        CatalogSnapshot snapshot = catalog.load();

        assertThat(snapshot.newestSigningKey(alice.tenantId())).contains(second.key());
        assertThat(snapshot.signingKey(alice.tenantId(), first.keyId())).isEqualTo(first.key());
        assertThat(Base64.getUrlDecoder().decode(first.secret()))
                .isEqualTo(first.key().secret());
    }

    @Test
    void aRevokedKeyIsNoLongerInTheCatalogWhichNoticesTheChange() {
        NewSigningKey key = create(alice);
        Map<String, Long> before = catalog.revisions();

        ChangeResult<SigningKeyEntry> result = keys.revoke(alice, key.keyId());

        assertThat(result).isInstanceOf(ChangeResult.Done.class);
        assertThat(catalog.load().changed(before)).containsExactly(alice.tenantId());
        assertThat(catalog.load().signingKey(alice.tenantId(), key.keyId())).isNull();
        assertThat(keys.list(alice.tenant())).extracting(SigningKeyEntry::valid).containsExactly(false);
    }

    @Test
    void anotherTenantsKeyIsLikeOneThatDoesNotExist() {
        NewSigningKey key = create(alice);

        assertThat(keys.list(gina.tenant())).isEmpty();
        assertThat(keys.revoke(gina, key.keyId())).isEqualTo(keys.revoke(gina, "nowhere"));
        assertThat(keys.list(alice.tenant())).extracting(SigningKeyEntry::valid).containsExactly(true);
    }

    @Test
    void thereIsABoundOnValidKeysAndRevokingMakesRoom() {
        for (int i = 0; i < SigningKeyDesk.MOST_VALID; i++) {
            create(alice);
        }

        assertThat(keys.create(alice)).isInstanceOf(ChangeResult.Refused.class);
        keys.revoke(alice, keys.list(alice.tenant()).getLast().keyId());
        assertThat(keys.create(alice)).isInstanceOf(ChangeResult.Done.class);
    }

    @Test
    void historyTellsWhoMadeAndRevokedKeysAndNoSecrets() {
        NewSigningKey key = create(alice);
        keys.revoke(alice, key.keyId());
        keys.revoke(alice, key.keyId());

        List<Change> changes = new ChangeHistory(Databases.of(postgres.console()))
                .ofAll(alice.tenant(), Change.Subject.SIGNING_KEY, 10);

        assertThat(changes).extracting(Change::action).containsExactly("revoked", "created");
        assertThat(changes.toString()).doesNotContain(key.secret());
    }

    private static NewSigningKey create(EditScope scope) {
        return ((ChangeResult.Done<NewSigningKey>) keys.create(scope)).value();
    }
}
