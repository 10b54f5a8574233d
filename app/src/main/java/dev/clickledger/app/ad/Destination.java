package dev.clickledger.app.ad;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Where a click leads: an absolute URL that was checked when it was read, with {@link Macro}s behind the host.
 *
 * <p>Macro values are percent-encoded down to RFC 3986's unreserved characters, so that no value can end the path
 * segment or parameter it stands in, change the host, or break out of a header.
 */
public final class Destination {

    sealed interface Part {
        record Literal(String text) implements Part {}

        record Placeholder(Macro macro) implements Part {}
    }

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final List<Part> parts;

    Destination(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** The URL with every macro replaced by its encoded value. */
    public String expand(Function<Macro, String> values) {
        if (parts.size() == 1 && parts.getFirst() instanceof Part.Literal(String text)) {
            return text;
        }
        StringBuilder url = new StringBuilder(256);
        for (Part part : parts) {
            switch (part) {
                case Part.Literal(String text) -> url.append(text);
                case Part.Placeholder(Macro macro) -> appendEncoded(url, values.apply(macro));
            }
        }
        return url.toString();
    }

    private static void appendEncoded(StringBuilder url, String value) {
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (unreserved(b)) {
                url.append((char) b);
            } else {
                url.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
            }
        }
    }

    private static boolean unreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
