package dev.clickledger.app.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Percent-encoding by the URL standard: each part of a URL has characters of its own that a browser encodes, and whatever is
 * not ASCII is encoded in UTF-8. A percent sign is never encoded, so that what is encoded already stays as it is.
 */
public final class PercentEncoding {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** What a browser encodes in one part of a URL. */
    public enum Part {
        /** Behind the hash. */
        FRAGMENT(" \"<>`"),
        /** Behind the question mark of an http URL. */
        QUERY(" \"#<>'"),
        /** Between host and question mark. */
        PATH(" \"#<>?^`{}"),
        /** Before the host. */
        USER_INFO(" \"#<>?^`{}/:;=@[\\]|");

        private final BitSet encoded = new BitSet(0x80);

        Part(String encoded) {
            encoded.chars().forEach(this.encoded::set);
        }

        boolean encodes(int codePoint) {
            return codePoint < 0x20 || codePoint >= 0x7F || encoded.get(codePoint);
        }
    }

    private PercentEncoding() {}

    /** The text as a browser writes it in that part. Half a surrogate pair is written as U+FFFD. */
    public static String encode(String text, Part part) {
        if (text.codePoints().noneMatch(part::encodes)) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 32);
        text.codePoints().forEach(codePoint -> append(encoded, codePoint, part));
        return encoded.toString();
    }

    private static void append(StringBuilder url, int codePoint, Part part) {
        if (!part.encodes(codePoint)) {
            url.append((char) codePoint);
            return;
        }
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        String character = Character.toString(half ? 0xFFFD : codePoint);
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            appendByte(url, b);
        }
    }

    /** Adds the byte as a percent sign and two capital hex digits. */
    public static void appendByte(StringBuilder url, byte value) {
        url.append('%').append(HEX[(value >> 4) & 0xF]).append(HEX[value & 0xF]);
    }

    /** The text with every escape replaced by its byte, read as UTF-8; a broken escape stays, broken UTF-8 is U+FFFD. */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
