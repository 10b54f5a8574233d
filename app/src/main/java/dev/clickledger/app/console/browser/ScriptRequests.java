package dev.clickledger.app.console.browser;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells what a page asks for from what a browser opens. Only the latter is led to the sign-in: where a script is led to
 * another site it sees the same as where the line is cut, so it is told with status 499 that nobody is signed in.
 */
@ApplicationScoped
class ScriptRequests implements JavaScriptRequestChecker {

    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        HttpServerRequest request = context.request();
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null) {
            return !mode.equals("navigate");
        }
        // browsers leave the header out where the app is served without TLS
        String path = request.path();
        boolean read =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return !read
                || request.getParam("v-r") != null
                || "/presence".equals(path)
                || path != null && path.startsWith("/export/");
    }
}
