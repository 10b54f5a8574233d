package dev.clickledger.app.redirect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a click that its ad passes on to the destination. One that cannot be decoded is left out, since it
 * was never ours to judge; of one that is given twice the first counts.
 */
final class PassThrough {

    /** Longest sum of names and values that is passed on, in characters. */
    static final int MAX_LENGTH = 2048;

    private PassThrough() {}

    /**
     * Name and decoded value, in the ad's order.
     *
     * @param query the click's query, still encoded
     * @param names what the ad passes on
     */
    static Map<String, String> of(@Nullable String query, List<String> names) {
        if (query == null || names.isEmpty()) {
            return Map.of();
        }
        Map<String, String> passed = new LinkedHashMap<>();
        int left = MAX_LENGTH;
        for (String name : names) {
            String value = first(query, name + "=");
            if (value != null) {
                left -= name.length() + value.length();
                if (left < 0) {
                    break;
                }
                passed.put(name, value);
            }
        }
        return passed;
    }

    private static @Nullable String first(String query, String prefix) {
        for (int start = 0; start < query.length(); ) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            if (query.startsWith(prefix, start)) {
                return ClickParameters.decodedOrNull(query.substring(start + prefix.length(), end));
            }
            start = end + 1;
        }
        return null;
    }
}
