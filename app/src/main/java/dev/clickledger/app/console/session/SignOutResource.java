package dev.clickledger.app.console.session;

import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.PersonSession;
import dev.clickledger.app.console.security.RefusedSessions;
import dev.clickledger.app.console.security.TenantScope;
import io.quarkus.oidc.OidcSession;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Signs out. Only a form of a page of ours does, which knows the {@link SignOutToken}: where an address alone did, any page
 * could sign people out by showing a picture. It ends all sessions of the person, those of other browsers too.
 *
 * <p>Keycloak is asked first. The other way round, other pages would ask for a sign-in that has not ended yet, and get it.
 */
@Path(SignOutResource.PATH)
@PermitAll
public class SignOutResource {

    /** Where the form is sent, and where whoever types the address finds it. */
    public static final String PATH = "/logout";

    /** The field of the form that holds the token. */
    public static final String TOKEN = "token";

    private final CurrentUser user;
    private final SignOutToken tokens;
    private final SignOutPages pages;
    private final KeycloakSessions keycloak;
    private final OidcSession cookies;
    private final RefusedSessions refused;
    private final Event<SignedOut> signedOut;

    @Inject
    SignOutResource(
            CurrentUser user,
            SignOutToken tokens,
            SignOutPages pages,
            KeycloakSessions keycloak,
            OidcSession cookies,
            RefusedSessions refused,
            Event<SignedOut> signedOut) {
        this.user = user;
        this.tokens = tokens;
        this.pages = pages;
        this.keycloak = keycloak;
        this.cookies = cookies;
        this.refused = refused;
        this.signedOut = signedOut;
    }

    /** Whoever types the address is asked. */
    @GET
    @Operation(hidden = true)
    public Response ask(@Context RoutingContext exchange) {
        return signedIn() ? pages.question(200, tokens.of(user.session()), exchange) : SignOutPages.over();
    }

    /**
     * Signs out.
     *
     * @param token of a page that was opened in the session that is to end; with another one the person is asked
     */
    @POST
    @Operation(hidden = true)
    public Response signOut(@FormParam(TOKEN) @DefaultValue("") String token, @Context RoutingContext exchange) {
        if (!signedIn()) {
            return pages.toSignIn("", exchange);
        }
        PersonSession session = user.session();
        if (!tokens.matches(session, token)) {
            return pages.question(403, tokens.of(session), exchange);
        }
        boolean heardThere = user.accessToken().map(keycloak::endAll).orElse(false);
        refused.refuse(session.session());
        signedOut.fire(new SignedOut(
                session.person(),
                user.name(),
                user.tenantScope().map(TenantScope::tenantId).orElse(null)));
        String idToken = user.idToken().orElse("");
        cookies.logout().await().indefinitely();
        return heardThere ? pages.toSignIn(idToken, exchange) : pages.onlyHere(exchange);
    }

    /** A sign-in that has run out or was ended is none. */
    private boolean signedIn() {
        try {
            return !user.anonymous() && !user.ended();
        } catch (SecurityException _) {
            return false;
        }
    }
}
