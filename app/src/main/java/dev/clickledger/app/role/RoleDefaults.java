package dev.clickledger.app.role;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** What of Quarkus a role has no use for is off: nothing is scheduled, asked or listened to for it. */
@StaticInitSafe
public final class RoleDefaults implements ConfigSourceFactory {

    /** Below everything that an operator sets, above the app's own defaults. */
    private static final int ORDINAL = 260;

    /** What is scheduled, sign-in, and findings of recounts are there for people alone. */
    private static final Map<String, String> REDIRECT = Map.of(
            "quarkus.scheduler.enabled", "false",
            "quarkus.oidc.tenant-enabled", "false",
            "quarkus.oidc.api.tenant-enabled", "false",
            "mp.messaging.incoming.findings.enabled", "false");

    /** Whoever takes no clicks need not be able to. */
    private static final Map<String, String> CONSOLE = Map.of(
            "quarkus.smallrye-health.check.\"dev.clickledger.app.edge.redirect.RedirectReadiness\".enabled", "false",
            "quarkus.smallrye-health.check.\"dev.clickledger.app.edge.clicklog.durable.ClickLogReadiness\".enabled",
                    "false");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String role = Stream.of("clickledger.role.name", "ROLE")
                .map(name -> text(context.getValue(name)))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        return List.of(new PropertiesConfigSource(of(role), "the role", ORDINAL));
    }

    private static Map<String, String> of(String role) {
        return switch (role.toLowerCase(Locale.ROOT)) {
            case "redirect" -> REDIRECT;
            case "console" -> CONSOLE;
            // what is no role at all ends the start where it is read
            default -> Map.of();
        };
    }

    private static String text(@Nullable ConfigValue value) {
        return value == null || value.getValue() == null ? "" : value.getValue().strip();
    }
}
