package dev.clickledger.app.console.audit;

import dev.clickledger.app.console.security.CurrentUser;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Notes requests for the API that somebody who is signed in may not make (403) and changes that are answered with a refusal, whoever
 * refused them. Mere reading of what is not there is not noted.
 */
@Provider
class RefusedRequests implements ContainerResponseFilter {

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;
    private static final int NOT_SIGNED_IN = 401;
    private static final int NOT_ALLOWED = 403;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    CurrentIdentityAssociation identities;

    /** Made at the first use: filters are there before there are settings. */
    @Inject
    Instance<AuditLog> audit;

    @Inject
    RefusalBound refusals;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        boolean refused = status == NOT_ALLOWED
                || status >= FIRST_REFUSAL && status != NOT_SIGNED_IN && !READING.contains(request.getMethod());
        if (refused) {
            String action = READING.contains(request.getMethod()) ? "read" : "request";
            String object = request.getMethod() + " " + request.getUriInfo().getPath();
            // a wrong media type is refused on the event loop, where nobody may wait to hear who asks
            identities
                    .getDeferredIdentity()
                    .subscribe()
                    .with(who -> note(who, action, object, status), RefusedRequests::nobody);
        }
    }

    private void note(SecurityIdentity who, String action, String object, int status) {
        if (who.isAnonymous() || !refusals.admits(who.getPrincipal().getName())) {
            return;
        }
        audit.get()
                .addSoon(new AuditNote(
                        CurrentUser.tenantOf(who).orElse(null),
                        who.getPrincipal().getName(),
                        action,
                        object,
                        status >= FIRST_FAILURE ? AuditOutcome.FAILED : AuditOutcome.REFUSED,
                        "answered " + status));
    }

    /** What is no good as a token is noted where it is found to be so. */
    private static void nobody(Throwable notSignedIn) {}
}
