package dev.clickledger.app.destination;

import java.util.Arrays;

/** What DNS can look up: the URL standard reads longer names too, but nobody gets there. RFC 1035 section 2.3.4. */
final class HostNames {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    private HostNames() {}

    static boolean canBeLookedUp(String host) {
        String name = withoutRootDot(host);
        return name.startsWith("[")
                || (name.length() <= LONGEST_NAME
                        && Arrays.stream(name.split("\\.", -1))
                                .allMatch(label -> !label.isEmpty() && label.length() <= LONGEST_LABEL));
    }

    /** The dot at the end names the root of DNS: the host is the same without it. */
    static String withoutRootDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
