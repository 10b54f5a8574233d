package dev.clickledger.app.destination;

import dev.clickledger.app.url.PercentEncoding;
import dev.clickledger.app.url.WebUrl;
import dev.clickledger.app.url.WebUrlParser;
import dev.clickledger.app.url.WebUrlResult;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which URLs are tracking links of ours. An ad that led to one would count every visitor twice, and two ads that led to each
 * other would send visitors round until their browser gives up. The port says nothing: every port of our host may be one of
 * our own.
 */
final class OwnLinks {

    private static final Pattern SLASHES = Pattern.compile("[/\\\\]+");
    private static final Pattern LINK = Pattern.compile("/c(?:/.*)?", Pattern.DOTALL);
    private static final String LOOPBACK = "localhost";

    private final Set<String> hosts;

    OwnLinks(Collection<String> hosts) {
        this.hosts = hosts.stream().map(OwnLinks::read).collect(Collectors.toUnmodifiableSet());
    }

    boolean leadsTo(WebUrl url) {
        if (!hosts.contains(one(url.host()))) {
            return false;
        }
        // the redirect reads escapes and doubled slashes as what they stand for
        String path = SLASHES.matcher(PercentEncoding.decode(url.path())).replaceAll("/");
        int end = path.indexOf('/', 1);
        String first = end < 0 ? path : path.substring(0, end);
        // a macro in front could become anything
        return LINK.matcher(path).matches() || !Macros.in(first).isEmpty();
    }

    private static String read(String host) {
        return switch (WebUrlParser.read("https://" + host)) {
            case WebUrlResult.Read(WebUrl url) -> one(url.host());
            case WebUrlResult.Unreadable(WebUrlResult.Fault fault) ->
                throw new IllegalArgumentException("'" + host + "' is no host: " + fault);
        };
    }

    /** One name for all names of a host: without the root's dot, and with one word for this machine. */
    private static String one(String host) {
        String name = HostNames.withoutRootDot(host);
        boolean loopback = name.equals(LOOPBACK)
                || name.endsWith("." + LOOPBACK)
                || name.matches("127\\.\\d+\\.\\d+\\.\\d+")
                || name.matches("\\[::(?:1|ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4})?]")
                || name.equals("0.0.0.0");
        return loopback ? LOOPBACK : name;
    }
}
