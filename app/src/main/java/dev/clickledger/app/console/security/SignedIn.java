package dev.clickledger.app.console.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Lets in who is signed in, unless Keycloak has refused to renew the session: they are led to the sign-in. */
@Singleton
class SignedIn implements HttpSecurityPolicy {

    /** As the settings name it. */
    static final String NAME = "signed-in";

    private static final CheckResult TO_THE_SIGN_IN = new CheckResult(
            false, QuarkusSecurityIdentity.builder().setAnonymous(true).build());

    private final RefusedSessions refused;

    SignedIn(RefusedSessions refused) {
        this.refused = refused;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return check(identity);
    }

    Uni<CheckResult> check(Uni<SecurityIdentity> identity) {
        return identity.map(who -> {
                    if (who.isAnonymous()) {
                        return CheckResult.DENY;
                    }
                    return refused.refuses(who) ? TO_THE_SIGN_IN : CheckResult.PERMIT;
                })
                // in this very request Keycloak did not renew it: without this the answer would be that of the API
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(TO_THE_SIGN_IN);
    }
}
