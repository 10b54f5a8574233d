package dev.clickledger.app.ad;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where a click leads: an absolute URL that was checked when it was read, with {@link Macro}s behind the host.
 *
 * <p>Values of macros and of parameters passed on are percent-encoded down to RFC 3986's unreserved characters, so that no
 * value can end the path segment or parameter it stands in, change the host, or break out of a header.
 */
public final class Destination {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final String template;
    private final List<Place> places;

    /**
     * A macro in the template.
     *
     * @param start its opening brace
     * @param end behind its closing brace
     */
    record Place(Macro macro, int start, int end) {}

    Destination(String template, List<Place> places) {
        this.template = template;
        this.places = List.copyOf(places);
    }

    /**
     * The URL with every macro replaced by its encoded value, and with parameters at the end of its query.
     *
     * @param passedOn names and values, not encoded
     */
    public String expand(Map<String, String> passedOn, Function<Macro, String> values) {
        String url = expand(values);
        if (passedOn.isEmpty()) {
            return url;
        }
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : url.substring(hash);
        StringBuilder longer = new StringBuilder(url.length() + 64).append(hash < 0 ? url : url.substring(0, hash));
        String separator = url.indexOf('?') < 0 || url.indexOf('?') > longer.length() ? "?" : "&";
        for (Map.Entry<String, String> parameter : passedOn.entrySet()) {
            longer.append(separator);
            appendEncoded(longer, parameter.getKey());
            longer.append('=');
            appendEncoded(longer, parameter.getValue());
            separator = "&";
        }
        return longer.append(fragment).toString();
    }

    /** The URL with every macro replaced by its encoded value. */
    public String expand(Function<Macro, String> values) {
        if (places.isEmpty()) {
            return template;
        }
        StringBuilder url = new StringBuilder(256);
        int end = 0;
        for (Place place : places) {
            url.append(template, end, place.start());
            appendEncoded(url, values.apply(place.macro()));
            end = place.end();
        }
        return url.append(template, end, template.length()).toString();
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
