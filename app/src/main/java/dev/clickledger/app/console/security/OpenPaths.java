package dev.clickledger.app.console.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Lets strangers read the files of which pages are made, and what else is for them: each by its very name and only if it is
 * there. What is not there, and whatever else is done with a name, is left to the sign-in, since what nothing else answers is
 * answered by the pages, which make a session.
 */
@Singleton
class OpenPaths implements HttpSecurityPolicy {

    /** As the settings name it. */
    static final String NAME = "open-paths";

    private static final String ENDED_SESSIONS = "/ended-sessions";
    /** Asks by itself who it is. */
    private static final String SIGN_OUT = "/logout";

    private static final Pattern FILE =
            Pattern.compile("/(?:css|js|icons|aura|lumo|VAADIN/build)(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+\\.[a-z0-9]+");

    private final Set<String> there = ConcurrentHashMap.newKeySet();

    private final SignedIn signedIn;

    OpenPaths(SignedIn signedIn) {
        this.signedIn = signedIn;
        there.add("/signed-out.html");
        there.add("/closed-page.html");
        there.add(SIGN_OUT);
        there.add("/assets/echarts-6.0.0.js");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return isOpen(request.request().method(), request.normalizedPath())
                ? CheckResult.permit()
                : signedIn.check(identity);
    }

    private boolean isOpen(HttpMethod method, String path) {
        if (method.equals(HttpMethod.POST)) {
            return path.equals(ENDED_SESSIONS) || path.equals(SIGN_OUT);
        }
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) && isThere(path);
    }

    /** Only what is there is remembered, so that nobody fills the memory with names. */
    private boolean isThere(String path) {
        if (there.contains(path)) {
            return true;
        }
        String folder = path.startsWith("/VAADIN/") ? "META-INF/VAADIN/webapp" : "META-INF/resources";
        if (!FILE.matcher(path).matches()
                || Thread.currentThread().getContextClassLoader().getResource(folder + path) == null) {
            return false;
        }
        there.add(path);
        return true;
    }
}
