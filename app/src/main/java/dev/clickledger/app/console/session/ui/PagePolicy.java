package dev.clickledger.app.console.session.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.clickledger.app.console.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Says what a page may run and load. Of the scripts that stand in the page itself a browser runs only those with the word
 * that was drawn for this very answer. Vaadin's client makes functions of what the server sends, and sets styles from
 * scripts: those two stay open.
 */
@ApplicationScoped
class PagePolicy {

    private static final int WORD_BYTES = 18;

    private final SecureRandom random = new SecureRandom();
    private final SignIn signIn;

    PagePolicy(SignIn signIn) {
        this.signIn = signIn;
    }

    void guard(@Observes ServiceInitEvent service) {
        service.addIndexHtmlRequestListener(this::protect);
        service.addRequestHandler((session, request, response) -> {
            // figures and keys stand in pages and in what they ask for
            response.setHeader("Cache-Control", "no-store");
            return false;
        });
    }

    private void protect(IndexHtmlResponse page) {
        byte[] bytes = new byte[WORD_BYTES];
        random.nextBytes(bytes);
        String word = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().select("script").attr("nonce", word);
        page.getVaadinResponse().setHeader("Content-Security-Policy", policy(word));
    }

    /**
     * Forms may lead to the sign-in too: browsers look at where the answer to a form leads. The page asks it whether it
     * answers before it leaves for it.
     */
    private String policy(String word) {
        String keycloak = signIn.origin();
        return "default-src 'none'; script-src 'self' 'nonce-" + word
                + "' 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data:; font-src 'self' data:; connect-src 'self' " + keycloak + "; base-uri 'self';"
                + " form-action 'self' " + keycloak + "; frame-ancestors 'none'";
    }
}
