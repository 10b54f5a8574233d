package dev.clickledger.app.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.testing.TestEngines;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is noted of sign-ins that fail. */
@QuarkusTest
@WithTestResource(value = TestEngines.class, scope = TestResourceScope.MATCHING_RESOURCES)
class SignInAuditTest {

    @Inject
    Event<AuthenticationFailureEvent> failures;

    @Inject
    AuditLog audit;

    @Test
    void whoIsLedToTheirPageAfterASignInWasNotRefused() {
        int before = refused().size();

        failures.fire(new AuthenticationFailureEvent(new AuthenticationRedirectException("/campaigns"), Map.of()));
        failures.fire(new AuthenticationFailureEvent(new AuthenticationFailedException("no code"), Map.of()));

        // notes are written in the order in which they came
        await().until(() -> refused().size() > before);
        assertThat(refused()).hasSize(before + 1);
    }

    private List<String> refused() {
        return AuditReader.actions(audit, AuditNote.UNKNOWN).stream()
                .filter("sign-in REFUSED "::equals)
                .toList();
    }
}
