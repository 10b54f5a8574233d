package dev.clickledger.app.edge.link;

import org.jspecify.annotations.Nullable;

/**
 * The two query parameters that the redirect reads. Whatever they hold, the visitor is sent on: what cannot be read is a
 * token that does not verify, or a source that nobody registered. Of several the first that is not empty counts. Other
 * parameters belong to ad servers and trackers along the way, see {@link PassThrough}.
 *
 * @param token {@code t}, null when absent or empty, {@link #UNREADABLE} when it is none that could be read
 * @param source {@code s}, likewise
 */
public record ClickParameters(
        @Nullable String token, @Nullable String source) {

    /** Longest token or source, still encoded, in characters. */
    static final int MAX_LENGTH = 1024;

    /** Stands for a value that cannot be read; no token and no source is like it. */
    static final String UNREADABLE = "";

    private static final ClickParameters NONE = new ClickParameters(null, null);

    /** An ampersand that an HTML page wrote as text and a program took for part of the address. */
    private static final String ESCAPED_AMPERSAND = "amp;";

    /**
     * Reads them.
     *
     * @param query still encoded, null when there is none
     */
    public static ClickParameters of(@Nullable String query) {
        if (query == null) {
            return NONE;
        }
        String token = first(query, 't');
        String source = first(query, 's');
        return token == null && source == null ? NONE : new ClickParameters(withoutTrail(token), source);
    }

    /** A decoded value, or null when it is too long, no UTF-8, or holds control characters. */
    static @Nullable String decodedOrNull(String encoded) {
        if (encoded.length() > MAX_LENGTH) {
            return null;
        }
        String text = PercentEncoded.decodeQuery(encoded);
        return text == null || holdsControl(text) ? null : text;
    }

    private static boolean holdsControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String first(String query, char name) {
        int start = 0;
        while (start < query.length()) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            int value = value(query, start, end, name);
            if (value >= 0 && value < end) {
                String decoded = decodedOrNull(query.substring(value, end));
                return decoded == null ? UNREADABLE : decoded;
            }
            start = end + 1;
        }
        return null;
    }

    /** Where the value of the parameter begins, when the part of the query from start to end is that parameter, else -1. */
    private static int value(String query, int start, int end, char name) {
        int at = start;
        while (query.startsWith(ESCAPED_AMPERSAND, at)) {
            at += ESCAPED_AMPERSAND.length();
        }
        return at + 1 < end && query.charAt(at) == name && query.charAt(at + 1) == '=' ? at + 2 : -1;
    }

    /** No token ends with a dot, a bracket or the like: a text program took them for part of the link. */
    private static @Nullable String withoutTrail(@Nullable String token) {
        return token == null ? null : LinkTrail.cut(token);
    }
}
