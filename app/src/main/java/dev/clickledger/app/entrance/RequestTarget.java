package dev.clickledger.app.entrance;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request, made one that RFC 3986 allows. The URL standard of browsers (WHATWG) leaves characters such as
 * {@code |}, <code>{</code> and a lone percent sign as they are, and programs send more of that kind; parsers behind the
 * entrance would refuse all of them.
 */
final class RequestTarget {

    /** Bit n stands for the character n that a path or query may hold as it is, the percent sign left out. */
    private static final long LOW = bits("!$&'()*+,-./0123456789:;=?", 0);

    private static final long HIGH = bits("@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~", Long.SIZE);

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RequestTarget() {}

    /**
     * Path and query, beginning with one slash. Characters that are not allowed, and percent signs that begin no escape,
     * are escaped; escapes stay as they are. Of a whole URL, which proxies send, the part behind the host counts.
     *
     * @param target as it came, one character for each byte
     * @return the very same text when nothing is to be changed; null when it names no path, or holds a control character,
     *     which no browser sends and which only attacks have a use for
     */
    static @Nullable String clean(String target) {
        int start = start(target);
        if (start < 0) {
            return null;
        }
        if (start == 0) {
            int dirty = firstToEscape(target, 0);
            return dirty == target.length() ? target : escape(target, dirty);
        }
        String rest = target.substring(start);
        return escape(rest.startsWith("/") ? rest : "/" + rest, 0);
    }

    /** Where the path begins, or -1 when there is none. */
    private static int start(String target) {
        if (target.startsWith("/")) {
            int start = 0;
            // two slashes would begin a host
            while (start + 1 < target.length() && target.charAt(start + 1) == '/') {
                start++;
            }
            return start;
        }
        int host = afterScheme(target);
        if (host < 0) {
            return -1;
        }
        int end = host;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        return end == host ? -1 : end;
    }

    private static int afterScheme(String target) {
        for (String scheme : new String[] {"http://", "https://"}) {
            if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return scheme.length();
            }
        }
        return -1;
    }

    private static @Nullable String escape(String text, int firstDirty) {
        StringBuilder clean = new StringBuilder(text.length() + 32).append(text, 0, firstDirty);
        int at = firstDirty;
        while (at < text.length()) {
            int dirty = firstToEscape(text, at);
            clean.append(text, at, dirty);
            if (dirty < text.length()) {
                char c = text.charAt(dirty);
                if (c < ' ' || c == 0x7F) {
                    return null;
                }
                escape(c, clean);
            }
            at = dirty + 1;
        }
        return clean.toString();
    }

    private static void escape(char c, StringBuilder to) {
        if (c <= 0xFF) {
            to.append('%').append(HEX.toHexDigits((byte) c));
            return;
        }
        for (byte part : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
            to.append('%').append(HEX.toHexDigits(part));
        }
    }

    private static int firstToEscape(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (!allowed(c) && !(c == '%' && isEscape(text, i, length))) {
                return i;
            }
        }
        return length;
    }

    private static boolean allowed(char c) {
        return c < Long.SIZE ? (LOW & 1L << c) != 0 : c < 2 * Long.SIZE && (HIGH & 1L << (c - Long.SIZE)) != 0;
    }

    private static boolean isEscape(String text, int at, int length) {
        return at + 2 < length
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static long bits(String characters, int from) {
        long bits = 0;
        for (int i = 0; i < characters.length(); i++) {
            bits |= 1L << (characters.charAt(i) - from);
        }
        return bits;
    }
}
