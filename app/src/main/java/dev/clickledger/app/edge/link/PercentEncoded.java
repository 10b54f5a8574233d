package dev.clickledger.app.edge.link;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Text in percent-encoded UTF-8, as paths and queries hold it. */
final class PercentEncoded {

    private PercentEncoded() {}

    /** What is encoded in a path; null when it is not encoded properly. */
    static @Nullable String decodePath(String encoded) {
        return decode(encoded, false);
    }

    /** What is encoded in a query, where a plus is a space; null when it is not encoded properly. */
    static @Nullable String decodeQuery(String encoded) {
        return decode(encoded, true);
    }

    private static @Nullable String decode(String encoded, boolean plusIsSpace) {
        return isItself(encoded, plusIsSpace) ? encoded : decodeBytes(encoded, plusIsSpace);
    }

    /** Nearly all ids and tokens are. */
    private static boolean isItself(String encoded, boolean plusIsSpace) {
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '%' || (c == '+' && plusIsSpace)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String decodeBytes(String encoded, boolean plusIsSpace) {
        ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                if (i + 2 >= encoded.length()
                        || !HexFormat.isHexDigit(encoded.charAt(i + 1))
                        || !HexFormat.isHexDigit(encoded.charAt(i + 2))) {
                    return null;
                }
                bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else if (c > ' ' && c < 0x7F) {
                bytes.put((byte) (c == '+' && plusIsSpace ? ' ' : c));
            } else {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
