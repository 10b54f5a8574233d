package dev.clickledger.app.edge.link;

import dev.clickledger.contract.ClickEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The host of the page that the visitor came from, and nothing else of its address. */
public final class ReferrerHost {

    /** Longest part of the header that is looked at: scheme, user and host stand in front. */
    private static final int LONGEST_START = 1024;

    private static final int LONGEST_LABEL = 63;

    private ReferrerHost() {}

    /**
     * The host name in lower case, or null when the header is absent or holds no clean one. Names as browsers send them:
     * international ones in their ASCII form, with an underscore perhaps, and with a dot at the end that stands for the
     * root and is left out.
     *
     * @param referrer the header as it came, one character for each byte
     */
    public static @Nullable String of(@Nullable String referrer) {
        int authority = referrer == null ? -1 : referrer.indexOf("://");
        if (referrer == null || authority < 0 || authority > LONGEST_START) {
            return null;
        }
        String host = host(referrer, authority + 3);
        if (host == null) {
            return null;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.length() <= ClickEvent.MAX_HOST_LENGTH && isName(name) ? name : null;
    }

    private static @Nullable String host(String referrer, int start) {
        int longest = Math.min(referrer.length(), start + LONGEST_START);
        int from = start;
        int end = start;
        while (end < longest && "/?#\\".indexOf(referrer.charAt(end)) < 0) {
            if (referrer.charAt(end) == '@') {
                from = end + 1;
            }
            end++;
        }
        if (end == longest && longest < referrer.length()) {
            return null;
        }
        int colon = referrer.indexOf(':', from);
        if (colon >= 0 && colon < end) {
            if (!isPort(referrer, colon + 1, end)) {
                return null;
            }
            end = colon;
        }
        return referrer.substring(from, end > from && referrer.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static boolean isPort(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to - from <= 5;
    }

    /** Labels of letters, digits, hyphens and underscores with dots between them. */
    private static boolean isName(String host) {
        int label = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean first = label == 0;
            boolean last = i + 1 == host.length() || host.charAt(i + 1) == '.';
            if (c == '.') {
                if (first) {
                    return false;
                }
                label = 0;
            } else if (isLetterOrDigit(c) || c == '_' || (c == '-' && !first && !last)) {
                label++;
            } else {
                return false;
            }
            if (label > LONGEST_LABEL) {
                return false;
            }
        }
        return label > 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
