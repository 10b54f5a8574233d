package dev.clickledger.app.console.audit;

import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.session.SignedOut;
import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Notes who signed in and out here, who was signed out elsewhere, and what was no valid sign-in. Wrong passwords are Keycloak's to note. */
@Singleton
final class SignInAudit {

    private final AuditLog audit;
    private final RefusalBound refusals;

    SignInAudit(AuditLog audit, RefusalBound refusals) {
        this.audit = audit;
        this.refusals = refusals;
    }

    void onSession(@Observes SecurityEvent event) {
        String action = switch (event.getEventType()) {
            case OIDC_LOGIN -> "signed in";
            case OIDC_BACKCHANNEL_LOGOUT_COMPLETED -> "signed out elsewhere";
            default -> "";
        };
        if (!action.isEmpty()) {
            SecurityIdentity who = event.getSecurityIdentity();
            audit.addSoon(AuditNote.done(tenant(who), name(who), action, ""));
        }
    }

    void onSignOut(@Observes SignedOut event) {
        audit.addSoon(AuditNote.done(event.tenantId(), event.name(), "signed out", ""));
    }

    /**
     * An answer of the sign-in that is none, or a token that is no good. Each sign-in that succeeds ends with a "failure",
     * too: with it Quarkus leads the browser to the page for which it signed in.
     */
    void onFailure(@Observes AuthenticationFailureEvent event) {
        Throwable cause = event.getAuthenticationFailure();
        if (cause instanceof AuthenticationRedirectException) {
            return;
        }
        if (refusals.admits(AuditNote.UNKNOWN)) {
            audit.addSoon(AuditNote.refused(
                    null,
                    AuditNote.UNKNOWN,
                    "sign-in",
                    "",
                    cause == null ? "" : cause.getClass().getSimpleName()));
        }
    }

    private static String name(@Nullable SecurityIdentity who) {
        return who == null || who.isAnonymous()
                ? AuditNote.UNKNOWN
                : who.getPrincipal().getName();
    }

    private static @Nullable String tenant(@Nullable SecurityIdentity who) {
        return who == null ? null : CurrentUser.tenantOf(who).orElse(null);
    }
}
