package dev.clickledger.app.ad;

import dev.clickledger.app.ad.Destination.Place;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which texts may be destinations: absolute https URLs with a host, without credentials, control characters or macros
 * in front of the path. A host outside ASCII is turned into its ASCII form.
 */
public final class DestinationRules {

    private static final int MAX_LENGTH = 2048;
    private static final Pattern MACRO = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern SHAPE =
            Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<authority>[^/?#]*)(?<rest>.*)");

    private final boolean loopbackHttp;

    /**
     * Rules for one installation.
     *
     * @param loopbackHttp whether plain http is allowed for hosts on the loopback, for demos
     */
    public DestinationRules(boolean loopbackHttp) {
        this.loopbackHttp = loopbackHttp;
    }

    /** Reads a destination. */
    public DestinationResult read(String text) {
        if (text.length() > MAX_LENGTH) {
            return new DestinationResult.Invalid("it is longer than " + MAX_LENGTH + " characters");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c) || c == '\\')) {
            return new DestinationResult.Invalid("it holds a space, a control character or a backslash");
        }
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return new DestinationResult.Invalid("it is not an absolute URL such as https://example.com/offer");
        }
        return read(
                shape.group("scheme").toLowerCase(Locale.ROOT), shape.group("authority"), shape.group("rest"), text);
    }

    private DestinationResult read(String scheme, String authority, String rest, String text) {
        if (authority.indexOf('@') >= 0) {
            return new DestinationResult.Invalid("it holds a user name or password");
        }
        if (authority.indexOf('{') >= 0) {
            return new DestinationResult.Invalid("a macro may only stand behind the host");
        }
        String plain = MACRO.matcher(rest).replaceAll("m");
        URI uri;
        try {
            uri = new URI(scheme + "://" + asciiAuthority(authority) + plain);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return new DestinationResult.Invalid("it is not a valid URL: " + e.getMessage());
        }
        if (uri.getHost() == null) {
            return new DestinationResult.Invalid("it has no valid host");
        }
        if (!allowed(scheme, uri.getHost())) {
            return new DestinationResult.Invalid("it must start with https://");
        }
        return destination(scheme + "://" + uri.getRawAuthority(), rest, text);
    }

    private boolean allowed(String scheme, String host) {
        return scheme.equals("https") || (loopbackHttp && scheme.equals("http") && loopback(host));
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private static String asciiAuthority(String authority) {
        if (authority.chars().allMatch(c -> c < 0x80)) {
            return authority;
        }
        int port = authority.lastIndexOf(':');
        return port < 0 ? asciiHost(authority) : asciiHost(authority.substring(0, port)) + authority.substring(port);
    }

    /** Some characters turn into a slash or a question mark, which would end the host early: the flag refuses them. */
    private static String asciiHost(String host) {
        return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
    }

    private static DestinationResult destination(String origin, String rest, String text) {
        List<Place> places = new ArrayList<>();
        StringBuilder template = new StringBuilder(origin);
        Matcher macros = MACRO.matcher(rest);
        int end = 0;
        while (macros.find()) {
            Optional<Macro> macro = Macro.named(macros.group(1));
            if (macro.isEmpty()) {
                return new DestinationResult.Invalid("it holds the unknown macro " + macros.group());
            }
            template.append(ascii(rest.substring(end, macros.start())));
            int start = template.length();
            template.append(macros.group());
            places.add(new Place(macro.get(), start, template.length()));
            end = macros.end();
        }
        template.append(ascii(rest.substring(end)));
        // most texts are as they should be; a catalog then holds each of them once
        String found = template.toString();
        return new DestinationResult.Valid(new Destination(found.equals(text) ? text : found, places));
    }

    private static String ascii(String text) {
        // text was part of a valid URI, so only characters outside ASCII are left to encode
        return text.chars().allMatch(c -> c < 0x80)
                ? text
                : URI.create("x:/" + text).toASCIIString().substring(3);
    }
}
