package dev.clickledger.app.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickledger.app.catalog.Catalogs;
import dev.clickledger.app.console.ad.CampaignDesk;
import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.ad.CampaignFields;
import dev.clickledger.app.console.ad.file.AdImport;
import dev.clickledger.app.console.audit.AuditEntries;
import dev.clickledger.app.console.audit.AuditEntry;
import dev.clickledger.app.console.audit.AuditOutcome;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.EditScopes;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.testing.TestPostgres;
import dev.clickledger.setup.DatabaseRole;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of change leaves its entries, in the transaction that makes it, and no program changes them. */
class AuditTrailTest {

    private static final String NOT_ALLOWED = "42501";

    private static TestPostgres postgres;
    private static Database database;
    private static int tenants;

    private final EditScope alice = EditScopes.of("audited" + tenants++, "alice");

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
        database = Databases.of(postgres.console());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aChangeLeavesOneEntryAndWhatChangesNothingLeavesNone() {
        CampaignDesk desk = new CampaignDesk(database, _ -> {});
        CampaignEntry spring = done(desk.create(alice, new CampaignFields("Spring", Status.ACTIVE)));
        assertEntries("created campaign " + spring.id());

        done(desk.change(alice, spring.id(), null, fields -> new CampaignFields("Summer", fields.status())));
        done(desk.change(alice, spring.id(), null, fields -> fields));
        assertThat(entries()).hasSize(2).allMatch(entry -> entry.object().equals("campaign " + spring.id()));
    }

    @Test
    void keysAreNotedWhenTheyAreMadeAndRevoked() {
        SigningKeyDesk keys = new SigningKeyDesk(database, _ -> {}, Databases.KEYS);
        NewSigningKey key = done(keys.create(alice));
        done(keys.revoke(alice, key.keyId()));
        done(keys.revoke(alice, key.keyId()));

        assertEntries("revoked signing key " + key.keyId(), "created signing key " + key.keyId());
    }

    @Test
    void anImportLeavesAnEntryForEachThingThatItAddsOrChanges() {
        AdImport imports = new AdImport(database, Destinations.rules(), _ -> {}, Catalogs.importTurns());
        byte[] file = ("campaign,name,destination\nAutumn,Boots,https://shop.example/boots\n"
                        + "Autumn,Shoes,https://shop.example/shoes\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(imports.dryRun(alice, file).applied()).isFalse();
        assertThat(entries()).isEmpty();

        assertThat(imports.apply(alice, file).applied()).isTrue();
        assertThat(entries())
                .hasSize(3)
                .extracting(entry -> entry.object().split(" ", -1)[0])
                .containsExactlyInAnyOrder("campaign", "ad", "ad");
    }

    @Test
    void aChangeThatIsNotMadeLeavesNoEntryOfADoneOne() throws SQLException {
        run(DatabaseRole.OWNER, "alter table audit_entry add constraint no_carol check (person <> 'carol')");
        EditScope carol = EditScopes.of(alice.tenantId(), "carol");
        CampaignDesk desk = new CampaignDesk(database, _ -> {});
        try {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> desk.create(carol, new CampaignFields("Hidden", Status.ACTIVE)));
        } finally {
            run(DatabaseRole.OWNER, "alter table audit_entry drop constraint no_carol");
        }
        assertThat(entries()).isEmpty();
        assertThat(campaigns()).as("what cannot be audited is not done").isZero();
    }

    @Test
    void noProgramChangesOrDeletesAnEntryOrSaysWhenItHappened() {
        for (DatabaseRole role : List.of(DatabaseRole.CONSOLE, DatabaseRole.REDIRECT, DatabaseRole.RECONCILE)) {
            for (String statement : List.of(
                    "update audit_entry set person = 'nobody'",
                    "delete from audit_entry",
                    "truncate audit_entry",
                    "alter table audit_entry disable trigger all",
                    "insert into audit_entry (happened_at, person, action, outcome) values (now(), 'x', 'x', 'DONE')")) {
                assertThatExceptionOfType(SQLException.class)
                        .as("%s: %s", role, statement)
                        .isThrownBy(() -> run(role, statement))
                        .satisfies(refusal -> assertThat(refusal.getSQLState())
                                .as(refusal.getMessage())
                                .isEqualTo(NOT_ALLOWED));
            }
        }
        for (String statement : List.of("update audit_entry set person = 'nobody'", "truncate audit_entry")) {
            assertThatExceptionOfType(SQLException.class)
                    .as("the owner: %s", statement)
                    .isThrownBy(() -> run(DatabaseRole.OWNER, statement))
                    .withMessageContaining("only ever added to");
        }
    }

    private void assertEntries(String... actionsAndObjects) {
        assertThat(entries())
                .allSatisfy(entry -> {
                    assertThat(entry.person()).isEqualTo("alice");
                    assertThat(entry.outcome()).isEqualTo(AuditOutcome.DONE);
                })
                .extracting(entry -> entry.action() + " " + entry.object())
                .containsExactly(actionsAndObjects);
    }

    private List<AuditEntry> entries() {
        return AuditEntries.of(database, alice.tenantId());
    }

    private long campaigns() {
        return database.read(
                "counting",
                sql -> sql.first(
                                "select count(*) from campaign where tenant_id = ?",
                                row -> row.getLong(1),
                                alice.tenantId())
                        .orElseThrow());
    }

    private static <T> T done(ChangeResult<T> result) {
        return ((ChangeResult.Done<T>) result).value();
    }

    private static void run(DatabaseRole role, String sql) throws SQLException {
        try (Connection connection = postgres.database(role).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
