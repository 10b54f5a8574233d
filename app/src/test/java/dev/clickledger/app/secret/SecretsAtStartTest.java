package dev.clickledger.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clickledger.app.role.Role;
import io.quarkus.runtime.LaunchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsAtStartTest {

    private static final Map<String, String> OWN = Map.of(
            "SESSION_KEY", "3f9c01d7a2b84e6655f0c8d91b7e2a44",
            "OIDC_CLIENT_SECRET", "Zk3vQ9xT7mB2sW8yL4nR6pHd",
            "MACHINES_CLIENT_SECRET", "Hq7nB4xV2kT9wZ6mC8rJ3sLf",
            "JDBC_PASSWORD_CONSOLE", "q8Jw2Lz6Xc4Vb1Nm",
            "JDBC_PASSWORD_REDIRECT", "u5Tr1Ks9Yd3Fg7Ph",
            "JDBC_PASSWORD_OWNER", "a6Zc4Bn8Me2Wq0Xi",
            "STORAGE_KEY", "81c5e7b09d3f42a6b8e1c74f05da9263");

    @Test
    void secretsOfItsOwnAreTaken() {
        assertThatCode(() -> secrets(OWN, false).check(LaunchMode.NORMAL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SESSION_KEY",
                "OIDC_CLIENT_SECRET",
                "MACHINES_CLIENT_SECRET",
                "JDBC_PASSWORD_CONSOLE",
                "JDBC_PASSWORD_REDIRECT",
                "JDBC_PASSWORD_OWNER",
                "STORAGE_KEY"
            })
    void aSecretThatIsMissingKnownShortOrMonotonousIsNamed(String variable) throws IOException {
        String own = OWN.getOrDefault(variable, "");
        for (String bad : List.of(
                "", " ", defaultOf(variable), exampleOf(variable), "postgres", own.substring(1), "ab".repeat(32))) {
            assertThatIllegalStateException()
                    .as("%s=%s", variable, bad)
                    .isThrownBy(() -> secrets(with(variable, bad), false).check(LaunchMode.NORMAL))
                    .withMessageContaining(variable)
                    .withMessageContaining("openssl rand -hex 32")
                    .satisfies(refusal -> OWN.keySet().stream()
                            .filter(other -> !other.equals(variable))
                            .forEach(other -> assertThat(refusal).hasMessageNotContaining(other)));
            assertThatCode(() -> secrets(with(variable, bad), true).check(LaunchMode.NORMAL))
                    .as("a demo starts")
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theMessageNeverHoldsTheSecret() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        secrets(with("JDBC_PASSWORD_OWNER", "hunter2"), false).check(LaunchMode.NORMAL))
                .withMessageContaining("7 characters")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void redirectNeedsNoSecretOfTheSignIn() {
        Map<String, String> own = new HashMap<>(OWN);
        own.keySet().retainAll(Set.of("JDBC_PASSWORD_REDIRECT", "STORAGE_KEY"));

        assertThatCode(() -> secrets(own, false, Role.REDIRECT).check(LaunchMode.NORMAL))
                .doesNotThrowAnyException();
        assertThatIllegalStateException()
                .isThrownBy(() -> secrets(Map.of(), false, Role.REDIRECT).check(LaunchMode.NORMAL))
                .withMessageContaining("JDBC_PASSWORD_REDIRECT")
                .withMessageNotContaining("SESSION_KEY");
    }

    private static SecretsAtStart secrets(Map<String, String> values, boolean demo) {
        return secrets(values, demo, Role.BOTH);
    }

    private static SecretsAtStart secrets(Map<String, String> values, boolean demo, Role role) {
        return new SecretsAtStart(
                demo,
                Optional.ofNullable(values.get("SESSION_KEY")),
                Optional.ofNullable(values.get("OIDC_CLIENT_SECRET")),
                Optional.ofNullable(values.get("MACHINES_CLIENT_SECRET")),
                Optional.ofNullable(values.get("JDBC_PASSWORD_CONSOLE")),
                Optional.ofNullable(values.get("JDBC_PASSWORD_REDIRECT")),
                Optional.ofNullable(values.get("JDBC_PASSWORD_OWNER")),
                Optional.ofNullable(values.get("STORAGE_KEY")),
                role);
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> values = new HashMap<>(OWN);
        values.put(variable, value);
        return values;
    }

    /** What the app has when the variable is not set. */
    private static String defaultOf(String variable) throws IOException {
        return found(Path.of("src/main/resources/application.properties"), "\\$\\{" + variable + ":([^}]*)}");
    }

    /** What the containers' example has. */
    private static String exampleOf(String variable) throws IOException {
        return found(Path.of("../.env"), "(?m)^" + variable + "=(.*)$");
    }

    private static String found(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }
}
