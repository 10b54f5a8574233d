package dev.clickledger.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickledger.app.testing.TestPostgres;
import dev.clickledger.setup.DatabaseRole;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseRolesTest {

    private static final String NOT_ALLOWED = "42501";
    private static final List<DatabaseRole> PROGRAMS =
            List.of(DatabaseRole.REDIRECT, DatabaseRole.CONSOLE, DatabaseRole.RECONCILE);

    private static TestPostgres postgres;

    @BeforeAll
    static void start() throws SQLException {
        postgres = TestPostgres.start();
        run(DatabaseRole.CONSOLE, "insert into tenant (id, name) values ('acme', 'Acme')");
        run(DatabaseRole.CONSOLE, "insert into campaign (id, tenant_id, name) values ('spring', 'acme', 'Spring')");
        run(
                DatabaseRole.CONSOLE,
                "insert into ad (id, campaign_id, name, destination)"
                        + " values ('shoes', 'spring', 'Shoes', 'https://shop.example/')");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RECONCILE | select sealed from signing_key
                    RECONCILE | select * from visitor_salt
                    RECONCILE | select * from ad
                    RECONCILE | update ad set destination = 'https://evil.example/'
                    RECONCILE | insert into tenant (id, name) values ('mine', 'Mine')
                    RECONCILE | select setval('reconciliation_run_number', 1)
                    REDIRECT | delete from ad
                    REDIRECT | update ad set destination = 'https://evil.example/'
                    REDIRECT | insert into campaign (id, tenant_id, name) values ('mine', 'acme', 'Mine')
                    REDIRECT | delete from ad_source
                    REDIRECT | insert into signing_key (tenant_id, key_id, sealed) values ('acme', 'mine', '')
                    REDIRECT | update signing_key set revoked_at = null
                    REDIRECT | select * from change
                    REDIRECT | select * from api_client
                    REDIRECT | delete from catalog_revision
                    REDIRECT | select nextval('reconciliation_run_number')
                    CONSOLE | select * from visitor_salt
                    CONSOLE | truncate visitor_salt
                    REDIRECT | truncate ad
                    CONSOLE | delete from ad
                    CONSOLE | delete from tenant
                    CONSOLE | delete from signing_key
                    CONSOLE | delete from change
                    CONSOLE | update change set author = 'nobody'
                    CONSOLE | delete from catalog_revision
                    CONSOLE | select nextval('reconciliation_run_number')
                    """)
    void whatAProgramDoesNotNeedItMayNotDo(DatabaseRole role, String statement) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(role, statement))
                .satisfies(refusal -> assertThat(refusal.getSQLState())
                        .as(refusal.getMessage())
                        .isEqualTo(NOT_ALLOWED));
    }

    @Test
    void noProgramMayChangeWhatIsThereOrWhoMayWhat() {
        for (DatabaseRole role : PROGRAMS) {
            for (String statement : List.of(
                    "create table mine (id int)",
                    "create temporary table mine (id int)",
                    "create schema mine",
                    "create role mine superuser",
                    "alter role " + role.roleName() + " createrole",
                    "alter table visitor_salt owner to " + role.roleName(),
                    "set role " + DatabaseRole.OWNER.roleName(),
                    "select count_catalog_change('acme')",
                    "select * from flyway_schema_history",
                    "drop table ad",
                    "copy tenant to '/tmp/tenants'",
                    "select * from pg_authid",
                    "select pg_read_file('PG_VERSION')")) {
                assertThatExceptionOfType(SQLException.class)
                        .as("%s: %s", role, statement)
                        .isThrownBy(() -> run(role, statement))
                        .satisfies(refusal -> assertThat(refusal.getSQLState())
                                .as(refusal.getMessage())
                                .isEqualTo(NOT_ALLOWED));
            }
        }
    }

    @Test
    void whatAProgramNeedsItMayDo() {
        assertThatCode(() -> {
                    run(DatabaseRole.REDIRECT, "select sealed from signing_key");
                    run(DatabaseRole.REDIRECT, "select from catalog_revision where tenant_id = 'acme' for update");
                    run(
                            DatabaseRole.REDIRECT,
                            "insert into ad_source (ad_id, source, signed) values ('shoes', 'blog', true)");
                    run(DatabaseRole.CONSOLE, "update ad set name = 'Boots' where id = 'shoes'");
                    run(DatabaseRole.CONSOLE, "delete from ad_source where ad_id = 'shoes'");
                    run(DatabaseRole.RECONCILE, "select nextval('reconciliation_run_number')");
                    run(DatabaseRole.RECONCILE, "select pg_try_advisory_lock(1)");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void noRoleIsMoreThanARoleOrAMemberOfAnother() throws SQLException {
        assertThat(texts("select rolname from pg_roles where rolname like 'clickledger%' and (rolsuper or rolcreaterole"
                        + " or rolcreatedb or rolreplication or rolbypassrls)"))
                .isEmpty();
        assertThat(texts("select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.member"
                        + " where r.rolname like 'clickledger%'"))
                .isEmpty();
    }

    @Test
    void everyTableBelongsToTheOwnerAndIsOpenToWhoNeedsItAlone() throws SQLException {
        assertThat(texts("select tablename from pg_tables where schemaname = 'public' and tableowner <> 'clickledger'"))
                .isEmpty();
        // nobody but the roles, and no table that was forgotten
        assertThat(texts("select distinct table_name from information_schema.role_table_grants where grantee = 'PUBLIC'"
                        + " and table_schema = 'public'"))
                .isEmpty();
        Set<String> open = new TreeSet<>(texts("select distinct table_name from information_schema.role_column_grants"
                + " where grantee like 'clickledger\\_%' and table_schema = 'public'"));
        Set<String> all = new TreeSet<>(texts("select tablename from pg_tables where schemaname = 'public'"));
        all.remove("flyway_schema_history");
        assertThat(open).isEqualTo(all);
    }

    @Test
    void onlyTheRolesMayConnectAndTheyHavePasswordsOfTheStrongKind() throws SQLException {
        assertThat(texts("select has_database_privilege('public', 'clickledger', 'connect')::text"))
                .containsExactly("false");
        assertThat(texts("select rolname from pg_authid where rolname like 'clickledger%'"
                        + " and rolpassword like 'SCRAM-SHA-256$%' order by rolname"))
                .containsExactlyElementsOf(Arrays.stream(DatabaseRole.values())
                        .map(DatabaseRole::roleName)
                        .sorted()
                        .toList());
    }

    private static void run(DatabaseRole role, String sql) throws SQLException {
        try (Connection connection = postgres.database(role).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }
}
