package dev.clickledger.app.destination;

import dev.clickledger.app.url.WebUrl;
import dev.clickledger.app.url.WebUrlParser;
import dev.clickledger.app.url.WebUrlResult;
import java.util.Collection;
import java.util.Optional;

/**
 * Which texts may be destinations: https URLs that a browser opens, without credentials and without macros in front of the
 * path. What is entered must besides be of use: it may not lead to a tracking link of ours, and its macros must be known.
 */
public final class DestinationRules {

    /** Longest destination, in characters, in the form in which it is sent. */
    static final int MAX_LENGTH = 2048;

    private final boolean loopbackHttp;
    private final OwnLinks ownLinks;

    /**
     * Rules for one installation.
     *
     * @param loopbackHttp whether plain http is allowed for hosts on the loopback, for demos
     * @param ownHosts hosts under which visitors reach the redirect, in any form
     */
    public DestinationRules(boolean loopbackHttp, Collection<String> ownHosts) {
        this.loopbackHttp = loopbackHttp;
        this.ownLinks = new OwnLinks(ownHosts);
    }

    /** Reads a destination that was saved: whatever is safe to send a visitor to. */
    public DestinationResult read(String text) {
        return switch (WebUrlParser.read(text)) {
            case WebUrlResult.Unreadable(WebUrlResult.Fault fault) -> new DestinationResult.Invalid(words(fault));
            case WebUrlResult.Read(WebUrl url) ->
                unsafe(url)
                        .<DestinationResult>map(DestinationResult.Invalid::new)
                        .orElseGet(() -> new DestinationResult.Valid(Destination.of(url.toString(), text)));
        };
    }

    /** Reads a destination that is being entered, and says what can be said before it does harm. */
    public DestinationResult accept(String text) {
        DestinationResult result = read(text);
        if (result instanceof DestinationResult.Valid(Destination destination)
                && WebUrlParser.read(destination.text()) instanceof WebUrlResult.Read(WebUrl url)) {
            Optional<String> useless = useless(url)
                    .or(() -> MacroHints.wrongIn(text, destination.text()))
                    .or(() -> tooLong(destination));
            return useless.<DestinationResult>map(DestinationResult.Invalid::new)
                    .orElse(result);
        }
        return result;
    }

    private Optional<String> unsafe(WebUrl url) {
        if (!url.userInfo().isEmpty()) {
            return Optional.of("it holds a user name or password; take out what stands before the @");
        }
        if (url.host().indexOf('{') >= 0 || url.host().indexOf('}') >= 0) {
            return Optional.of("a macro may only stand behind the host");
        }
        return url.scheme().equals("https") || (loopbackHttp && loopback(url.host()))
                ? Optional.empty()
                : Optional.of("it must start with https://");
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private Optional<String> useless(WebUrl url) {
        if (ownLinks.leadsTo(url)) {
            return Optional.of(
                    "it is a tracking link of Clickledger; enter the page that visitors should see in the end");
        }
        if (!HostNames.canBeLookedUp(url.host())) {
            return Optional.of(
                    "no name server knows such a host; every part between dots has 1 to 63 characters, and all"
                            + " of it at most 253");
        }
        return BlockedPorts.contains(url.connectedPort())
                ? Optional.of("browsers open no pages on port " + url.connectedPort() + "; take the port away")
                : Optional.empty();
    }

    private static Optional<String> tooLong(Destination destination) {
        if (destination.text().length() > MAX_LENGTH) {
            return Optional.of("it is longer than " + MAX_LENGTH + " characters as browsers send it; shorten it");
        }
        return destination.longest() > Destination.LONGEST_LOCATION
                ? Optional.of("filled in, it can be longer than " + Destination.LONGEST_LOCATION
                        + " characters; use fewer macros")
                : Optional.empty();
    }

    private static String words(WebUrlResult.Fault fault) {
        return switch (fault) {
            case RELATIVE -> "it must be a whole address such as https://example.com/offer";
            case OTHER_SCHEME -> "it must start with https://";
            case NO_HOST -> "it names no host; write it like https://example.com/offer";
            case WRONG_HOST -> "its host holds characters that no host may hold; check what stands behind https://";
            case WRONG_IPV4 -> "its host ends in a number, but is no IPv4 address; check what stands behind https://";
            case WRONG_IPV6 ->
                "what stands in brackets is no IPv6 address; write it like https://[2001:db8::1]/, without a zone";
            case WRONG_PORT -> "its port is no number up to 65535; correct it or take it away";
        };
    }
}
