package dev.clickledger.app.console.api;

import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.problem.Problem.InvalidValue;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses parameters that an endpoint does not declare, sends of one that takes one value only, and values that cannot
 * be. An endpoint never gets to see them, so none answers a mistyped question as if another one had been asked.
 */
final class ParameterFilter {

    /** After the count of requests, so that wrong ones count too. */
    private static final int PRIORITY = Priorities.USER + 1;

    private static final List<String> PATHS = List.of("/api/", "/export/");

    private final ConcurrentMap<Method, Map<String, DeclaredParameter>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter(priority = PRIORITY)
    void check(ContainerRequestContext request, ResourceInfo endpoint) {
        UriInfo uri = request.getUriInfo();
        Method method = endpoint.getResourceMethod();
        if (method == null || PATHS.stream().noneMatch(uri.getPath()::startsWith)) {
            return;
        }
        List<InvalidValue> errors = new ArrayList<>();
        uri.getPathParameters().forEach((name, values) -> {
            if (!values.stream().allMatch(RequestText::fits)) {
                errors.add(new InvalidValue(name, RequestText.RULE));
            }
        });
        Map<String, DeclaredParameter> known = declared.computeIfAbsent(method, DeclaredParameter::of);
        uri.getQueryParameters().forEach((name, values) -> check(errors, name, values, known.get(name)));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
    }

    private static void check(
            List<InvalidValue> errors, String name, List<String> values, @Nullable DeclaredParameter parameter) {
        if (parameter == null) {
            errors.add(new InvalidValue(name, "is no parameter of this request, see /api/openapi"));
        } else if (values.size() > 1 && !parameter.repeatable()) {
            errors.add(new InvalidValue(name, "is there " + values.size() + " times, but takes one value"));
        } else {
            values.stream()
                    .flatMap(value -> parameter.wrongWith(value).stream())
                    .findFirst()
                    .ifPresent(problem -> errors.add(new InvalidValue(name, problem)));
        }
    }
}
