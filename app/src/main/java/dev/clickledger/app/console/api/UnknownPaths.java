package dev.clickledger.app.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.role.Role;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers what no endpoint of the API answers, in place of the pages, which would show their own. */
@Singleton
final class UnknownPaths {

    private static final int BEFORE_PAGES = RouteConstants.ROUTE_ORDER_DEFAULT - 1;

    private final byte[] problem;

    UnknownPaths(ObjectMapper json) throws JsonProcessingException {
        this.problem = json.writeValueAsBytes(Problem.noSuchPath());
    }

    void register(@Observes Router router, Role role) {
        if (!role.servesConsole()) {
            return;
        }
        router.route("/api/*").order(BEFORE_PAGES).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        request.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(problem));
    }
}
