package dev.clickledger.app.console.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.database.Databases;
import dev.clickledger.app.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoTenantsTest {

    private static TestPostgres postgres;

    @BeforeAll
    static void startPostgresWithTwoTenants() throws SQLException {
        postgres = TestPostgres.start();
        execute("insert into tenant (id, name) values ('invented', 'Invented'), ('real', 'Real')");
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @Test
    void aTenantIsRealUnlessItIsMarked() {
        DemoTenants tenants = new DemoTenants(Databases.of(postgres.console()));
        tenants.mark("invented");

        assertThat(tenants.contains("invented")).isTrue();
        assertThat(tenants.contains("real")).isFalse();
        assertThat(tenants.contains("unheard-of")).isFalse();
    }

    @Test
    void followsTheRegistry() throws SQLException {
        DemoTenants tenants = new DemoTenants(Databases.of(postgres.console()));
        execute("insert into tenant (id, name, demo) values ('replayed', 'Replayed', true)");

        tenants.refresh();

        assertThat(tenants.contains("replayed")).isTrue();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
