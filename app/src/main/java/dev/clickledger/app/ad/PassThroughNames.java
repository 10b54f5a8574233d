package dev.clickledger.app.ad;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which parameters of a click an ad may pass on: up to twenty different ones that are not the redirect's own. */
final class PassThroughNames {

    private static final int MOST = 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final Set<String> OWN = Set.of("t", "s");

    private PassThroughNames() {}

    static void require(List<String> names) {
        if (names.size() > MOST || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("an ad passes on at most " + MOST + " different parameters");
        }
        for (String name : names) {
            if (!NAME.matcher(name).matches() || OWN.contains(name)) {
                throw new IllegalArgumentException("'" + name
                        + "' cannot be passed on: it needs 1 to 64 letters, digits or . _ ~ -, and t and s are taken");
            }
        }
    }
}
