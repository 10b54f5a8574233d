package dev.clickledger.app.console.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.SecurityEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/**
 * How often somebody came back from the sign-in here, in the same session of Keycloak's: without a password they do, as long as
 * Keycloak knows their browser.
 */
@Singleton
public class SignIns {

    /** As Keycloak's sessions last at most. */
    private static final Duration LONGEST = Duration.ofHours(10);

    private static final int MOST = 100_000;

    private final Cache<String, Integer> counts =
            Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumSize(MOST).build();

    /** What tells this sign-in from all others: another one as soon as they have signed in again. */
    public String mark(PersonSession session) {
        return session.session() + ' ' + Objects.requireNonNullElse(counts.getIfPresent(session.session()), 0);
    }

    void signedIn(@Observes SecurityEvent event) {
        if (event.getEventType() == SecurityEvent.Type.OIDC_LOGIN) {
            counts.asMap().merge(PersonSession.of(event.getSecurityIdentity()).session(), 1, Integer::sum);
        }
    }
}
