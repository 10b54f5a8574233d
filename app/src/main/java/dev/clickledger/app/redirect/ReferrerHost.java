package dev.clickledger.app.redirect;

import dev.clickledger.contract.ClickEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The host of the page that the visitor came from, and nothing else of its address. */
final class ReferrerHost {

    private static final int LONGEST_HEADER = 4096;
    private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private ReferrerHost() {}

    /** The host name in lower case, or null when the header is absent or holds no clean one. */
    static @Nullable String of(@Nullable String referrer) {
        if (referrer == null || referrer.length() > LONGEST_HEADER) {
            return null;
        }
        String host = host(referrer);
        if (host == null || host.length() > ClickEvent.MAX_HOST_LENGTH) {
            return null;
        }
        String lowerCase = host.toLowerCase(Locale.ROOT);
        return HOST_NAME.matcher(lowerCase).matches() ? lowerCase : null;
    }

    private static @Nullable String host(String referrer) {
        // pages' paths and queries hold characters that java.net.URI refuses; only the front matters
        int authority = referrer.indexOf("://");
        if (authority < 0) {
            return null;
        }
        int end = authority + 3;
        while (end < referrer.length() && "/?#\\".indexOf(referrer.charAt(end)) < 0) {
            end++;
        }
        try {
            return new URI(referrer.substring(0, end)).getHost();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
