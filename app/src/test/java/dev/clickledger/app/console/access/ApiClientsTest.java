package dev.clickledger.app.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickledger.app.console.registry.Change;
import dev.clickledger.app.console.registry.ChangeHistory;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.EditScopes;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.testing.TestPostgres;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiClientsTest {

    private static TestPostgres postgres;
    private static int tenants;

    private final EditScope alice = EditScopes.of("tenant" + tenants++, "alice");
    private final EditScope gina = EditScopes.of("tenant" + tenants++, "gina");
    private final FakeSignIn signIn = new FakeSignIn();
    private ApiClients clients;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void connect() {
        clients = new ApiClients(Databases.of(postgres.console()), signIn);
    }

    @Test
    void aMachineIsAdmittedForItsTenantAndRole() {
        NewApiClient made = create("Nightly import", Roles.EDITOR);

        assertThat(made.secret()).isEqualTo("secret of " + made.client().clientId());
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(signIn.admitted)
                .containsExactly(Map.entry(made.client().clientId(), alice.tenantId() + " " + Roles.EDITOR));
        assertThat(clients.list(alice.tenant())).containsExactly(made.client());
    }

    @Test
    void nothingIsKeptOfAMachineThatTheSignInDidNotAdmit() {
        signIn.down = true;

        assertThatThrownBy(() -> create("Nightly import", Roles.VIEWER)).isInstanceOf(SignInUnavailableException.class);

        assertThat(clients.list(alice.tenant())).isEmpty();
        assertThat(new ChangeHistory(Databases.of(postgres.console()))
                        .ofAll(alice.tenant(), Change.Subject.API_CLIENT, 10))
                .isEmpty();
    }

    @Test
    void aMachineStaysAsLongAsTheSignInDoesNotTurnItAway() {
        NewApiClient made = create("Nightly import", Roles.VIEWER);
        signIn.down = true;

        assertThatThrownBy(() -> clients.revoke(alice, made.client().clientId()))
                .isInstanceOf(SignInUnavailableException.class);
        assertThat(clients.list(alice.tenant())).extracting(ApiClient::valid).containsExactly(true);

        signIn.down = false;
        clients.revoke(alice, made.client().clientId());
        assertThat(clients.list(alice.tenant())).extracting(ApiClient::valid).containsExactly(false);
        assertThat(signIn.admitted).isEmpty();
    }

    @Test
    void anotherTenantsMachineIsLikeOneThatDoesNotExist() {
        NewApiClient made = create("Nightly import", Roles.VIEWER);

        assertThat(clients.list(gina.tenant())).isEmpty();
        assertThat(clients.revoke(gina, made.client().clientId())).isEqualTo(clients.revoke(gina, "nowhere"));
        assertThat(signIn.admitted).hasSize(1);
    }

    @Test
    void noMachineBecomesAdmin() {
        assertThat(clients.create(alice, "Root", Roles.ADMIN)).isInstanceOf(ChangeResult.Refused.class);
        assertThat(clients.create(alice, " ", Roles.VIEWER)).isInstanceOf(ChangeResult.Refused.class);
        assertThat(signIn.admitted).isEmpty();
    }

    private NewApiClient create(String name, String role) {
        return ((ChangeResult.Done<NewApiClient>) clients.create(alice, name, role)).value();
    }

    private static final class FakeSignIn implements MachineSignIn {

        private final Map<String, String> admitted = new LinkedHashMap<>();
        private boolean down;

        @Override
        public String admit(String clientId, String name, String tenantId, String role) {
            requireUp();
            admitted.put(clientId, tenantId + " " + role);
            return "secret of " + clientId;
        }

        @Override
        public void expel(String clientId) {
            requireUp();
            admitted.remove(clientId);
        }

        @Override
        public String tokenUrl() {
            return "https://sign-in.example/token";
        }

        private void requireUp() {
            if (down) {
                throw new SignInUnavailableException("down", new IllegalStateException());
            }
        }
    }
}
