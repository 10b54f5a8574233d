package dev.clickledger.app.destination;

import dev.clickledger.app.url.PercentEncoding;
import java.nio.charset.StandardCharsets;

/** Encodes what macros are replaced with, so that no value can end or leave the place it stands in. */
final class Values {

    private Values() {}

    /**
     * The value percent-encoded down to RFC 3986's unreserved characters.
     *
     * @param nesting how often the place is nested in other URLs
     */
    static String encoded(String value, int nesting) {
        String encoded = encoded(value);
        for (int i = 0; i < nesting; i++) {
            encoded = encoded.replace("%", "%25");
        }
        return encoded;
    }

    private static String encoded(String value) {
        boolean plain = true;
        boolean dots = true;
        for (int i = 0; i < value.length(); i++) {
            plain &= unreserved(value.charAt(i));
            dots &= value.charAt(i) == '.';
        }
        if (dots) {
            // alone in a path they would be a step up, and so would be their escapes
            return value.replace(".", "%252E");
        }
        return plain ? value : escaped(value);
    }

    private static String escaped(String value) {
        StringBuilder url = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (unreserved((char) (b & 0xFF))) {
                url.append((char) b);
            } else {
                PercentEncoding.appendByte(url, b);
            }
        }
        return url.toString();
    }

    private static boolean unreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
