package dev.clickledger.app.console.session;

import dev.clickledger.app.console.security.SignIn;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Ends all sessions of a person in Keycloak, in the way of Keycloak's own pages for accounts: by the person's own access token. The
 * app has no right over accounts and needs none.
 */
@Singleton
class KeycloakSessions {

    private static final Logger LOG = Logger.getLogger(KeycloakSessions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI all;

    KeycloakSessions(SignIn signIn) {
        this.all = URI.create(signIn.sessionsAddress() + "?current=true");
    }

    /** Whether Keycloak has answered. It tells the app and others of each session that it ended. */
    boolean endAll(String accessToken) {
        HttpRequest request = HttpRequest.newBuilder(all)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + accessToken)
                .header("Accept", "application/json")
                .DELETE()
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                LOG.warnf("Keycloak answered %d when somebody signed out: their other sessions there go on", status);
            }
            return true;
        } catch (IOException e) {
            LOG.warnf("Keycloak did not answer when somebody signed out: %s", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
