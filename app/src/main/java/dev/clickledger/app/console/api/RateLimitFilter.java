package dev.clickledger.app.console.api;

import dev.clickledger.app.problem.Problem;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Counts requests of programs, tells each what it has left, and refuses those that ask too much. */
final class RateLimitFilter {

    private static final String ALLOWANCE = RateLimit.Allowance.class.getName();
    private static final String PATH = "/api/";

    private final RateLimit limit;
    private final CurrentIdentityAssociation identities;

    RateLimitFilter(RateLimit limit, CurrentIdentityAssociation identities) {
        this.limit = limit;
        this.identities = identities;
    }

    @ServerRequestFilter(priority = Priorities.USER)
    Uni<@Nullable Response> count(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith(PATH)) {
            return Uni.createFrom().nullItem();
        }
        return identities.getDeferredIdentity().map(identity -> {
            if (identity.isAnonymous()) {
                return null;
            }
            RateLimit.Allowance allowance = limit.take(client(identity));
            request.setProperty(ALLOWANCE, allowance);
            return allowance.allowed() ? null : refusal(allowance);
        });
    }

    @ServerResponseFilter
    void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(ALLOWANCE) instanceof RateLimit.Allowance allowance) {
            response.getHeaders().putSingle("RateLimit-Limit", allowance.limit());
            response.getHeaders().putSingle("RateLimit-Remaining", allowance.remaining());
            response.getHeaders().putSingle("RateLimit-Reset", allowance.secondsUntilFull());
        }
    }

    private static Response refusal(RateLimit.Allowance allowance) {
        Problem problem = Problem.of(
                "too-many-requests",
                "Too many requests",
                429,
                "This client may send " + allowance.limit() + " requests a minute. Wait " + allowance.secondsUntilNext()
                        + " s, then send the request again.");
        return Response.status(429)
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, allowance.secondsUntilNext())
                .entity(problem)
                .build();
    }

    /** The program or person that the token was issued to; names are unique only within their issuer, which is one. */
    private static String client(SecurityIdentity identity) {
        String name = identity.getPrincipal().getName();
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            Object program = token.getClaim("azp");
            return program + "/" + (token.getSubject() == null ? name : token.getSubject());
        }
        return name;
    }
}
