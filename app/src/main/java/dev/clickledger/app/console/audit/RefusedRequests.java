package dev.clickledger.app.console.audit;

import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.TenantScope;
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
    CurrentUser user;

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
        if (!refused || user.anonymous() || !refusals.admits(user.name())) {
            return;
        }
        audit.get()
                .addSoon(new AuditNote(
                        user.tenantScope().map(TenantScope::tenantId).orElse(null),
                        user.name(),
                        READING.contains(request.getMethod()) ? "read" : "request",
                        request.getMethod() + " " + request.getUriInfo().getPath(),
                        status >= FIRST_FAILURE ? AuditOutcome.FAILED : AuditOutcome.REFUSED,
                        "answered " + status));
    }
}
