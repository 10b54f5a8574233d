package dev.clickledger.app.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.SecurityEvent;
import io.quarkus.oidc.common.OidcRequestContextProperties;
import io.quarkus.oidc.common.OidcRequestFilter.OidcRequestFilterContext;
import io.quarkus.oidc.common.OidcResponseFilter.OidcResponseFilterContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy.CheckResult;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedSessionsTest {

    private static final String DISABLED = "{\"error\":\"invalid_grant\",\"error_description\":\"User disabled\"}";

    private final RefusedSessions refused = new RefusedSessions();
    private final RefusedRenewals renewals = new RefusedRenewals(refused);
    private final SignedIn policy = new SignedIn(refused);

    @Test
    void aSessionThatKeycloakRefusesToRenewIsNobodysAtOnce() {
        renew("one", 400, DISABLED);

        CheckResult result = check(personOf("one"));
        assertThat(result.isPermitted()).isFalse();
        assertThat(result.getAugmentedIdentity().isAnonymous()).isTrue();
        assertThat(check(personOf("another")).isPermitted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"200, '{}'", "500, '{\"error\":\"invalid_grant\"}'", "503, ''", "400, '{\"error\":\"invalid_client\"}'"
    })
    void anotherAnswerEndsNoSession(int status, String body) {
        renew("one", status, body);

        assertThat(check(personOf("one")).isPermitted()).isTrue();
    }

    @Test
    void aSessionThatKeycloakEndedIsNobodysUntilTheNextSignIn() {
        refused.hear(new SecurityEvent(SecurityEvent.Type.OIDC_BACKCHANNEL_LOGOUT_COMPLETED, personOf("one")));
        assertThat(check(personOf("one")).isPermitted()).isFalse();

        refused.hear(new SecurityEvent(SecurityEvent.Type.OIDC_LOGIN, personOf("one")));
        assertThat(check(personOf("one")).isPermitted()).isTrue();
    }

    @Test
    void theRequestWhoseRenewalIsRefusedIsNobodysToo() {
        CheckResult result = policy.check(Uni.createFrom().failure(new AuthenticationFailedException()))
                .await()
                .indefinitely();

        assertThat(result.isPermitted()).isFalse();
        assertThat(result.getAugmentedIdentity().isAnonymous()).isTrue();
    }

    @Test
    void whoIsNotSignedInIsRefused() {
        assertThat(check(QuarkusSecurityIdentity.builder().setAnonymous(true).build())
                        .isPermitted())
                .isFalse();
    }

    @Test
    void whatIsNoRefreshTokenOfKeycloakNamesNoSession() {
        assertThat(RefusedRenewals.sessionIn("grant_type=authorization_code&code=x.y.z"))
                .isEmpty();
        assertThat(RefusedRenewals.sessionIn("refresh_token=opaque")).isEmpty();
        assertThat(RefusedRenewals.sessionIn("refresh_token=a.b.c")).isEmpty();
        assertThat(RefusedRenewals.sessionIn("refresh_token=a." + encoded("{\"sid\":7}") + ".c"))
                .isEmpty();
    }

    private void renew(String session, int status, String body) {
        OidcRequestContextProperties properties = new OidcRequestContextProperties();
        Buffer form = Buffer.buffer("grant_type=refresh_token&refresh_token=h."
                + encoded("{\"sid\":\"" + session + "\"}") + ".s&client_id=clickledger-app");
        renewals.filter(new OidcRequestFilterContext(null, form, properties))
                .await()
                .indefinitely();
        renewals.filter(new OidcResponseFilterContext(
                        properties, status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body)))
                .await()
                .indefinitely();
    }

    private CheckResult check(SecurityIdentity who) {
        return policy.check(Uni.createFrom().item(who)).await().indefinitely();
    }

    private static SecurityIdentity personOf(String session) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new JsonWebToken() {
                    @Override
                    public String getName() {
                        return "alice";
                    }

                    @Override
                    public Set<String> getClaimNames() {
                        return Set.of("sid");
                    }

                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> T getClaim(String name) {
                        return (T) session;
                    }
                })
                .build();
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
