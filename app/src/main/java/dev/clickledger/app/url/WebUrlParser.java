package dev.clickledger.app.url;

import dev.clickledger.app.url.PercentEncoding.Part;
import dev.clickledger.app.url.WebUrlResult.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads http and https URLs by the WHATWG URL standard, as a browser reads what stands in a {@code Location} header or in its
 * address bar: space around is taken off, tabs and line breaks are taken out, backslashes are slashes, and everything is
 * brought into the one form that is sent. Other schemes and URLs that are relative to a page are not read.
 */
public final class WebUrlParser {

    private static final Pattern AROUND = Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$");
    private static final Pattern TAKEN_OUT = Pattern.compile("[\\t\\n\\r]");
    private static final Pattern SCHEME = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern ONE_DOT = Pattern.compile("(?i)\\.|%2e");
    private static final Pattern TWO_DOTS = Pattern.compile("(?i)(?:\\.|%2e){2}");
    private static final int HIGHEST_PORT = 65_535;

    private WebUrlParser() {}

    /** Reads the text. */
    public static WebUrlResult read(String text) {
        try {
            return new WebUrlResult.Read(parse(text));
        } catch (UnreadableUrlException e) {
            return new WebUrlResult.Unreadable(e.fault());
        }
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static WebUrl parse(String text) throws UnreadableUrlException {
        String url = TAKEN_OUT.matcher(AROUND.matcher(text).replaceAll("")).replaceAll("");
        Matcher start = SCHEME.matcher(url);
        if (!start.lookingAt()) {
            throw new UnreadableUrlException(Fault.RELATIVE);
        }
        String scheme = start.group("scheme").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new UnreadableUrlException(Fault.OTHER_SCHEME);
        }
        int authority = start.end();
        while (authority < url.length() && slash(url.charAt(authority))) {
            authority++;
        }
        int path = first(url, authority, "/\\?#");
        int query = first(url, path, "?#");
        int fragment = first(url, query, "#");

        String server = url.substring(authority, path);
        int at = server.lastIndexOf('@');
        String hostAndPort = server.substring(at + 1);
        int colon = portColon(hostAndPort);
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        if (host.isEmpty()) {
            throw new UnreadableUrlException(Fault.NO_HOST);
        }
        return new WebUrl(
                scheme,
                at < 0 ? "" : userInfo(server.substring(0, at)),
                HostParser.read(host),
                colon < 0 ? WebUrl.DEFAULT_PORT : port(hostAndPort.substring(colon + 1), scheme),
                path(url.substring(path, query)),
                behind(url.substring(query, fragment), Part.QUERY),
                behind(url.substring(fragment), Part.FRAGMENT));
    }

    private static boolean slash(char c) {
        return c == '/' || c == '\\';
    }

    private static int first(String url, int from, String ends) {
        int i = from;
        while (i < url.length() && ends.indexOf(url.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static int portColon(String hostAndPort) {
        boolean inBrackets = false;
        for (int i = 0; i < hostAndPort.length(); i++) {
            char c = hostAndPort.charAt(i);
            if (c == ':' && !inBrackets) {
                return i;
            }
            inBrackets = c == '[' || (inBrackets && c != ']');
        }
        return -1;
    }

    private static String userInfo(String text) {
        int colon = text.indexOf(':');
        String name = PercentEncoding.encode(colon < 0 ? text : text.substring(0, colon), Part.USER_INFO);
        String password = colon < 0 ? "" : PercentEncoding.encode(text.substring(colon + 1), Part.USER_INFO);
        return password.isEmpty() ? name : name + ':' + password;
    }

    private static int port(String text, String scheme) throws UnreadableUrlException {
        int port = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            port = port * 10 + (digit - '0');
            if (digit < '0' || digit > '9' || port > HIGHEST_PORT) {
                throw new UnreadableUrlException(Fault.WRONG_PORT);
            }
        }
        return text.isEmpty() || port == defaultPort(scheme) ? WebUrl.DEFAULT_PORT : port;
    }

    private static String path(String text) {
        Deque<String> segments = new ArrayDeque<>();
        String[] parts = text.isEmpty() ? new String[] {""} : text.substring(1).split("[/\\\\]", -1);
        for (int i = 0; i < parts.length; i++) {
            String segment = PercentEncoding.encode(parts[i], Part.PATH);
            boolean last = i == parts.length - 1;
            if (TWO_DOTS.matcher(segment).matches()) {
                segments.pollLast();
            } else if (!ONE_DOT.matcher(segment).matches()) {
                segments.addLast(segment);
                continue;
            }
            if (last) {
                segments.addLast("");
            }
        }
        return '/' + String.join("/", segments);
    }

    private static @Nullable String behind(String text, Part part) {
        return text.isEmpty() ? null : PercentEncoding.encode(text.substring(1), part);
    }
}
