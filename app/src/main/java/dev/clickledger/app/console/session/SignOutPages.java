package dev.clickledger.app.console.session;

import dev.clickledger.app.console.security.SignIn;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What somebody who signs out is shown, and where they are led. */
@Singleton
class SignOutPages {

    private static final String SIGNED_OUT = "/signed-out.html";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>%1$s · Clickledger</title>
              <link rel="icon" href="/icons/clickledger.svg">
              <link rel="stylesheet" href="/css/clickledger.css">
            </head>
            <body>
              <main class="notice">
                <p class="brand"><span class="logo" aria-hidden="true"></span>Clickledger</p>
                <h1>%1$s</h1>
            %2$s
              </main>
            </body>
            </html>
            """;

    private final SignIn signIn;
    private final String clientId;
    private final boolean overTls;

    SignOutPages(
            SignIn signIn,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "quarkus.oidc.authentication.force-redirect-https-scheme") boolean overTls) {
        this.signIn = signIn;
        this.clientId = clientId;
        this.overTls = overTls;
    }

    /** For whoever has nothing to end. */
    static Response over() {
        return Response.seeOther(URI.create(SIGNED_OUT)).build();
    }

    /**
     * Asks whether to sign out. The form may lead on to Keycloak, which browsers look at.
     *
     * @param token letters, digits, dashes and underscores
     */
    Response question(int status, String token, RoutingContext exchange) {
        exchange.response()
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self' "
                                + signIn.origin() + "; frame-ancestors 'none'");
        return page(status, "Sign out?", """
                    <p>This ends all your sessions here, in other browsers too.</p>
                    <form method="post" action="%s">
                      <input type="hidden" name="%s" value="%s">
                      <button class="button-primary">Sign out</button>
                      <a href="/">Stay signed in</a>
                    </form>\
                """.formatted(SignOutResource.PATH, SignOutResource.TOKEN, token), exchange);
    }

    /** The sign-in has not heard of it. */
    Response onlyHere(RoutingContext exchange) {
        return page(502, "You are signed out here only", """
                    <p>The sign-in did not answer, so it still knows you: whoever opens a page in this browser may be let in
                    without a password. Close the browser, or sign in and out again when it answers.</p>
                    <p><a class="button-primary" href="/">Sign in again</a></p>\
                """, exchange);
    }

    /**
     * Leads to Keycloak, whose cookie in this browser ends too, and from there to the page that says so.
     *
     * @param idToken by which Keycloak knows who that is; without it Keycloak asks them, if it knows anybody
     */
    Response toSignIn(String idToken, RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String back = (overTls ? "https" : request.scheme()) + "://" + request.authority() + SIGNED_OUT;
        String who = idToken.isEmpty() ? "client_id=" + clientId : "id_token_hint=" + idToken;
        return Response.seeOther(URI.create(signIn.endSessionAddress() + "?" + who + "&post_logout_redirect_uri="
                        + URLEncoder.encode(back, StandardCharsets.UTF_8)))
                .build();
    }

    private static Response page(int status, String title, String content, RoutingContext exchange) {
        exchange.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return Response.status(status)
                .type("text/html; charset=utf-8")
                .entity(PAGE.formatted(title, content))
                .build();
    }
}
