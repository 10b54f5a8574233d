package dev.clickledger.app.console.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Sessions of the sign-in that have ended: Keycloak no longer renews them, since the account was disabled or the session ended,
 * or their person signed out here. Quarkus would let them go on until their token runs out. They are remembered for longer
 * than a token lives.
 */
@Singleton
public class RefusedSessions {

    private static final Duration LONGER_THAN_A_TOKEN = Duration.ofMinutes(30);
    private static final int MOST = 100_000;

    private final Cache<String, Boolean> refused = Caffeine.newBuilder()
            .expireAfterWrite(LONGER_THAN_A_TOKEN)
            .maximumSize(MOST)
            .build();

    /** From now on nobody is in that session, which is named as Keycloak names it. */
    public void refuse(String session) {
        if (!session.isEmpty()) {
            refused.put(session, true);
        }
    }

    /** Whether whoever that is has to sign in anew. */
    boolean refuses(SecurityIdentity who) {
        return refused.getIfPresent(PersonSession.of(who).session()) != null;
    }

    void hear(@Observes SecurityEvent event) {
        switch (event.getEventType()) {
            // whoever has just been let in by Keycloak is in, though it is in the session that it refused before
            case OIDC_LOGIN ->
                refused.invalidate(PersonSession.of(event.getSecurityIdentity()).session());
            // Quarkus forgets what Keycloak told as soon as the first request is refused for it, copies of its cookie
            // go on
            case OIDC_BACKCHANNEL_LOGOUT_COMPLETED ->
                refuse(PersonSession.of(event.getSecurityIdentity()).session());
            default -> {}
        }
    }
}
