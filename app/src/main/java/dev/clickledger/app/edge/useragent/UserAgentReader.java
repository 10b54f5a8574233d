package dev.clickledger.app.edge.useragent;

import dev.clickledger.contract.ClickEvent;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a user agent by lists: who sends it, and which device, browser and system it is. One pass finds the rules of all
 * lists that can match, and only their expressions are tried, list by list and in order.
 */
final class UserAgentReader {

    private static final Set<String> DESKTOPS = Set.of(
            "Windows",
            "macOS",
            "ChromeOS",
            "Linux",
            "Ubuntu",
            "Debian",
            "Fedora",
            "Red Hat",
            "SUSE",
            "Mint",
            "Arch Linux",
            "Gentoo",
            "FreeBSD",
            "OpenBSD",
            "NetBSD",
            "Solaris");
    /** What ua-parser appends for each form of one browser. */
    private static final Pattern FORM = Pattern.compile(" (?:Mobile|iOS|WebView|UI/WKWebView)\\b|^Mobile ");

    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    /** Where Android's browsers name the model: a phone called Bot is no robot. */
    private static final Pattern MODEL = Pattern.compile(
            "Mozilla/5\\.0 \\(Linux; (?:U; )?Android [^;()]{1,20}; (?:[a-z]{2}(?:-[a-zA-Z]{2})?; )?([^;()]{1,200})[;)]");

    private static final int AGENTS = 0;
    private static final int DEVICES = 1;
    private static final int BROWSERS = 2;
    private static final int SYSTEMS = 3;

    private final RuleIndex rules;

    UserAgentReader() {
        List<Rule> agents = RuleList.agents();
        // the order of verdicts: a program that names its library and itself a robot is a program
        List<Rule> inOrder = Stream.of("library", "robot", "browser")
                .flatMap(kind -> agents.stream().filter(rule -> rule.says().equals(kind)))
                .toList();
        rules = new RuleIndex(List.of(
                inOrder, RuleList.devices(), RuleList.families("browsers.tsv"), RuleList.families("systems.tsv")));
    }

    UserAgent read(String text) {
        BitSet candidates = rules.candidates(text);
        String system = system(rules.first(SYSTEMS, text, candidates));
        String deviceClass = deviceClass(rules.first(DEVICES, text, candidates), system);
        String browser = browser(rules.first(BROWSERS, text, candidates));
        return new UserAgent(new Device(deviceClass, browser, system), kind(agent(text, candidates)));
    }

    private @Nullable String agent(String text, BitSet candidates) {
        Matcher model = MODEL.matcher(text);
        if (!model.lookingAt()) {
            return rules.first(AGENTS, text, candidates);
        }
        String rest = text.substring(0, model.start(1)) + text.substring(model.end(1));
        return rules.first(AGENTS, rest, rules.candidates(rest));
    }

    private static UserAgent.Kind kind(@Nullable String said) {
        return switch (said) {
            case "robot" -> UserAgent.Kind.ROBOT;
            case "browser" -> UserAgent.Kind.BROWSER;
            // what names no browser is none
            case null, default -> UserAgent.Kind.LIBRARY;
        };
    }

    private static String deviceClass(@Nullable String said, String system) {
        if (said != null) {
            return said;
        }
        return switch (system) {
            case "iOS", "Windows Phone" -> "Phone";
            // Android's own convention: a tablet leaves the word Mobile out
            case "Android" -> "Tablet";
            default -> DESKTOPS.contains(system) ? "Desktop" : ClickEvent.UNKNOWN;
        };
    }

    static String browser(@Nullable String family) {
        return family == null ? ClickEvent.UNKNOWN : clean(FORM.matcher(family).replaceAll(""));
    }

    static String system(@Nullable String family) {
        return switch (family) {
            case null -> ClickEvent.UNKNOWN;
            case "Mac OS X", "Mac OS" -> "macOS";
            case "Chrome OS" -> "ChromeOS";
            default -> clean(family);
        };
    }

    /** Some families are parts of what the visitor sent. */
    private static String clean(String family) {
        String printable = isPrintable(family)
                ? family
                : UNPRINTABLE.matcher(family).replaceAll("").strip();
        if (printable.isEmpty() || printable.equals("Other")) {
            return ClickEvent.UNKNOWN;
        }
        return printable.length() <= ClickEvent.MAX_DIMENSION_LENGTH
                ? printable
                : printable.substring(0, ClickEvent.MAX_DIMENSION_LENGTH);
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
