package dev.clickledger.app.redirect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The two query parameters that the redirect reads: {@code t}, the token, and {@code s}, the source. Others belong to
 * ad servers and trackers along the way; they cannot spoil a click, see {@link PassThrough}.
 */
sealed interface ClickParameters {

    /** Longest token or source, still encoded, in characters. */
    int MAX_LENGTH = 1024;

    /** Each is null when absent or empty. */
    record Given(@Nullable String token, @Nullable String source) implements ClickParameters {}

    /** One of the two is given twice or cannot be decoded. */
    record Unreadable(String reason) implements ClickParameters {}

    static ClickParameters of(@Nullable String query) {
        if (query == null) {
            return new Given(null, null);
        }
        try {
            return new Given(only(query, "t="), only(query, "s="));
        } catch (UnreadableParameterException e) {
            return new Unreadable(e.getMessage());
        }
    }

    /** A decoded value, or null when it is too long or not encoded properly. */
    static @Nullable String decodedOrNull(String encoded) {
        try {
            return decode(encoded, '?');
        } catch (UnreadableParameterException e) {
            return null;
        }
    }

    private static @Nullable String only(String query, String prefix) throws UnreadableParameterException {
        String found = null;
        int start = 0;
        while (start <= query.length()) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            if (query.startsWith(prefix, start)) {
                if (found != null) {
                    throw new UnreadableParameterException("Parameter " + prefix.charAt(0) + " is given twice.");
                }
                found = query.substring(start + prefix.length(), end);
            }
            start = end + 1;
        }
        return found == null || found.isEmpty() ? null : decode(found, prefix.charAt(0));
    }

    private static String decode(String encoded, char name) throws UnreadableParameterException {
        if (encoded.length() > MAX_LENGTH) {
            throw new UnreadableParameterException("Parameter " + name + " is too long.");
        }
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.put(hexByte(encoded, i + 1, name));
                i += 2;
            } else if (c > ' ' && c < 0x7F) {
                bytes.put((byte) (c == '+' ? ' ' : c));
            } else {
                throw new UnreadableParameterException(
                        "Parameter " + name + " holds a character that must be encoded.");
            }
        }
        return text(bytes.flip(), name);
    }

    private static byte hexByte(String encoded, int at, char name) throws UnreadableParameterException {
        int high = at + 1 < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
        int low = high >= 0 ? Character.digit(encoded.charAt(at + 1), 16) : -1;
        if (low < 0) {
            throw new UnreadableParameterException("Parameter " + name + " holds a broken escape.");
        }
        return (byte) (high << 4 | low);
    }

    private static String text(ByteBuffer bytes, char name) throws UnreadableParameterException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableParameterException("Parameter " + name + " is not UTF-8.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new UnreadableParameterException("Parameter " + name + " holds a control character.");
        }
        return text;
    }

    /** Carries the reason out of the parsing; never leaves this file. */
    final class UnreadableParameterException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableParameterException(String reason) {
            super(reason, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
