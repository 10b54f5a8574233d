package dev.clickledger.app.url;

import org.jspecify.annotations.Nullable;

/**
 * An absolute http or https URL as a browser holds it after reading, see {@link WebUrlParser}. Every part is ASCII and
 * stands as it is sent.
 *
 * @param scheme http or https
 * @param userInfo what stands before the {@code @}; empty when there is none
 * @param host a domain in ASCII, an IPv4 address with dots, or an IPv6 address in brackets; never empty
 * @param port the port that is written out, or {@link #DEFAULT_PORT}
 * @param path begins with a slash
 * @param query what stands behind the question mark, or null when there is none
 * @param fragment what stands behind the hash, or null when there is none
 */
public record WebUrl(
        String scheme,
        String userInfo,
        String host,
        int port,
        String path,
        @Nullable String query,
        @Nullable String fragment) {

    /** The scheme's own port, which is not written. */
    public static final int DEFAULT_PORT = -1;

    /** The port that a browser connects to. */
    public int connectedPort() {
        return port == DEFAULT_PORT ? WebUrlParser.defaultPort(scheme) : port;
    }

    /** The URL as a browser writes it, in the standard's words its href. */
    @Override
    public String toString() {
        StringBuilder url = new StringBuilder(64).append(scheme).append("://");
        if (!userInfo.isEmpty()) {
            url.append(userInfo).append('@');
        }
        url.append(host);
        if (port != DEFAULT_PORT) {
            url.append(':').append(port);
        }
        url.append(path);
        if (query != null) {
            url.append('?').append(query);
        }
        if (fragment != null) {
            url.append('#').append(fragment);
        }
        return url.toString();
    }
}
