package dev.clickledger.app.console.api;

import dev.clickledger.app.problem.Problem;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses requests for media types that their endpoint cannot answer in. */
final class AcceptFilter {

    @ServerRequestFilter(priority = Priorities.USER + 2)
    void check(ContainerRequestContext request, ResourceInfo endpoint) {
        Method method = endpoint.getResourceMethod();
        Produces produces = method == null ? null : produces(method);
        if (produces == null || !request.getUriInfo().getPath().startsWith("/api/")) {
            return;
        }
        List<MediaType> offered =
                Stream.of(produces.value()).map(MediaType::valueOf).toList();
        if (Accepted.of(request.getHeaderString(HttpHeaders.ACCEPT))
                .best(offered)
                .isEmpty()) {
            throw Problem.notAcceptable(
                            offered.stream().map(MediaType::toString).collect(Collectors.joining(" or ")))
                    .exception();
        }
    }

    private static @Nullable Produces produces(Method method) {
        Produces own = method.getAnnotation(Produces.class);
        return own == null ? method.getDeclaringClass().getAnnotation(Produces.class) : own;
    }
}
