package dev.clickledger.app.console.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Sessions of the sign-in that Keycloak no longer renews, since the account was disabled or the session ended. Quarkus would
 * let them go on until their token runs out. They are remembered for longer than a token lives.
 */
@Singleton
class RefusedSessions {

    private static final String SESSION = "sid";
    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(30);
    private static final int MOST = 100_000;

    private final Cache<String, Boolean> refused = Caffeine.newBuilder()
            .expireAfterWrite(LONGER_THAN_A_TOKEN)
            .maximumSize(MOST)
            .build();

    /** Keycloak did not renew that session. */
    void refuse(String session) {
        refused.put(session, true);
    }

    /** Whether whoever that is has to sign in anew. */
    boolean refuses(SecurityIdentity who) {
        return refused.getIfPresent(session(who)) != null;
    }

    /** Whoever has just been let in by Keycloak is in, though it is in the session that it refused before. */
    void signedIn(@Observes SecurityEvent event) {
        if (event.getEventType() == SecurityEvent.Type.OIDC_LOGIN) {
            refused.invalidate(session(event.getSecurityIdentity()));
        }
    }

    private static String session(SecurityIdentity who) {
        return who.getPrincipal() instanceof JsonWebToken token && token.getClaim(SESSION) instanceof Object session
                ? session.toString()
                : "";
    }
}
