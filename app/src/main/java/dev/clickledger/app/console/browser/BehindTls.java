package dev.clickledger.app.console.browser;

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

/**
 * What follows for the sign-in when browsers reach the pages by https. TLS ends at a proxy, so that no request tells; what
 * tells is the address in {@code CONSOLE_URL} or, without that, in {@code PUBLIC_URL}. No header of a request is trusted for it.
 */
@StaticInitSafe
public final class BehindTls implements ConfigSourceFactory {

    /** Whether cookies are sent by https alone. */
    static final String SECURE_COOKIES = "quarkus.oidc.authentication.cookie-force-secure";

    private static final String HTTPS_BACK = "quarkus.oidc.authentication.force-redirect-https-scheme";

    /** Below everything that an operator sets, above the app's own defaults. */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String console = Stream.of("CONSOLE_URL", "PUBLIC_URL")
                .map(name -> text(context.getValue(name)))
                .filter(address -> !address.isBlank())
                .findFirst()
                .orElse("");
        String tls = Boolean.toString(console.toLowerCase(Locale.ROOT).startsWith("https://"));
        return List.of(new PropertiesConfigSource(
                Map.of(HTTPS_BACK, tls, SECURE_COOKIES, tls), "the address of the pages", ORDINAL));
    }

    private static String text(ConfigValue value) {
        return value == null || value.getValue() == null ? "" : value.getValue().strip();
    }
}
