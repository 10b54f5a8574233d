package dev.clickledger.app.destination;

import dev.clickledger.app.url.PercentEncoding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a click that its ad passes on to the destination, name and value byte by byte as they came. They were
 * never ours to judge: whatever the escapes mean, and however often a name is given, the destination gets what it would have
 * got without us. Only what would break the URL is encoded, as a browser encodes it. What holds a line break or a NUL, encoded
 * or not, is left out: no ad server sends them, only who wants to break into the destination's headers.
 */
final class PassThrough {

    private static final String ESCAPED_AMPERSAND = "amp;";
    private static final String ENCODED_SEMICOLON = "amp%3b";

    private final @Nullable String[] texts;
    private int dropped;

    private PassThrough(int names) {
        this.texts = new @Nullable String[names];
    }

    /**
     * Reads the click's query.
     *
     * @param query as it came, one character per byte or in Unicode
     * @param names what the ad passes on
     * @param room how many characters may be passed on, with a separator for each parameter
     */
    static PassThrough of(String query, List<String> names, int room) {
        PassThrough passed = new PassThrough(names.size());
        int left = room;
        for (int start = 0; start < query.length(); ) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            int begin = behindEscapedAmpersand(query, start, end);
            int name = name(query, begin, end, names);
            if (name >= 0) {
                String text = harmless(query.substring(begin, end));
                if (text.length() < left && !breaksLines(text)) {
                    left -= text.length() + 1;
                    passed.add(name, text);
                } else {
                    passed.dropped++;
                }
            }
            start = end + 1;
        }
        return passed;
    }

    /** All that the click says under the name, or null when it says nothing. */
    @Nullable
    String text(int name) {
        return texts[name];
    }

    int dropped() {
        return dropped;
    }

    private void add(int name, String text) {
        String before = texts[name];
        texts[name] = before == null ? text : before + '&' + text;
    }

    /** Links that were copied out of HTML say {@code &amp;} for every ampersand. */
    private static int behindEscapedAmpersand(String query, int start, int end) {
        int begin = start;
        while (true) {
            if (query.regionMatches(true, begin, ESCAPED_AMPERSAND, 0, ESCAPED_AMPERSAND.length())) {
                begin += ESCAPED_AMPERSAND.length();
            } else if (query.regionMatches(true, begin, ENCODED_SEMICOLON, 0, ENCODED_SEMICOLON.length())) {
                begin += ENCODED_SEMICOLON.length();
            } else {
                return Math.min(begin, end);
            }
        }
    }

    /** Which of the names the parameter has; negative when none. */
    private static int name(String query, int begin, int end, List<String> names) {
        int length = 0;
        boolean encoded = false;
        while (begin + length < end && query.charAt(begin + length) != '=') {
            encoded |= query.charAt(begin + length) == '%';
            length++;
        }
        if (encoded) {
            return names.indexOf(PercentEncoding.decode(query.substring(begin, begin + length)));
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).length() == length && query.startsWith(names.get(i), begin)) {
                return i;
            }
        }
        return -1;
    }

    private static String harmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x7F || text.charAt(i) <= ' ' || "\"#<>'".indexOf(text.charAt(i)) >= 0) {
                return encoded(text);
            }
        }
        return text;
    }

    private static boolean breaksLines(String text) {
        for (int i = text.indexOf("%0"); i >= 0; i = text.indexOf("%0", i + 1)) {
            if (i + 2 < text.length() && "0aAdD".indexOf(text.charAt(i + 2)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String encoded(String text) {
        // the HTTP server hands on each byte beyond ASCII as one character
        boolean bytes = text.chars().allMatch(c -> c <= 0xFF);
        if (!bytes) {
            return PercentEncoding.encode(text, PercentEncoding.Part.QUERY);
        }
        StringBuilder encoded = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                PercentEncoding.appendByte(encoded, (byte) c);
            } else {
                encoded.append(PercentEncoding.encode(String.valueOf(c), PercentEncoding.Part.QUERY));
            }
        }
        return encoded.toString();
    }
}
