package dev.clickledger.app.secret;

import dev.clickledger.app.role.Role;
import dev.clickledger.contract.StorageKeys;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start with secrets that others know, unless this is a demo: an app that runs with them looks as safe as any
 * other. Each role has those that it uses. Tests and development mode start with what they have.
 */
@Singleton
final class SecretsAtStart {

    /** In front of the migration, so that nothing is touched with a password that everybody knows. */
    private static final int FIRST = 1;

    private final boolean demo;
    private final List<Secret> secrets;

    SecretsAtStart(
            @ConfigProperty(name = "clickledger.demo.enabled") boolean demo,
            @ConfigProperty(name = "quarkus.oidc.token-state-manager.encryption-secret") Optional<String> sessionKey,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> clientSecret,
            @ConfigProperty(name = "quarkus.keycloak.admin-client.client-secret") Optional<String> machinesSecret,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> consolePassword,
            @ConfigProperty(name = "quarkus.datasource.redirect.password") Optional<String> redirectPassword,
            @ConfigProperty(name = "quarkus.datasource.owner.password") Optional<String> ownerPassword,
            @ConfigProperty(name = "clickledger.storage.key") Optional<String> storageKey,
            Role role) {
        this.demo = demo;
        List<Secret> ofBoth = List.of(
                new Secret("JDBC_PASSWORD_REDIRECT", redirectPassword.orElse(""), 16),
                new Secret(StorageKeys.VARIABLE, storageKey.orElse(""), 32));
        List<Secret> ofTheConsole = List.of(
                new Secret("SESSION_KEY", sessionKey.orElse(""), 32),
                new Secret("OIDC_CLIENT_SECRET", clientSecret.orElse(""), 24),
                new Secret("MACHINES_CLIENT_SECRET", machinesSecret.orElse(""), 24),
                new Secret("JDBC_PASSWORD_CONSOLE", consolePassword.orElse(""), 16),
                new Secret("JDBC_PASSWORD_OWNER", ownerPassword.orElse(""), 16));
        this.secrets = role.servesConsole()
                ? Stream.concat(ofTheConsole.stream(), ofBoth.stream()).toList()
                : ofBoth;
    }

    void onStart(@Observes @Priority(FIRST) StartupEvent event) {
        check(LaunchMode.current());
    }

    /**
     * Checks all of them at once.
     *
     * @throws IllegalStateException naming each variable that is wrong and what to do
     */
    void check(LaunchMode mode) {
        if (demo || mode != LaunchMode.NORMAL) {
            return;
        }
        String wrong =
                secrets.stream().flatMap(secret -> secret.wrong().stream()).collect(Collectors.joining(" "));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Clickledger does not start with these secrets. " + wrong
                    + " Only a demo (DEMO=true) starts without secrets of its own.");
        }
    }
}
