package dev.clickledger.app.useragent;

import dev.clickledger.contract.ClickEvent;
import java.util.Set;
import java.util.regex.Pattern;
import ua_parser.Parser;

/**
 * Reads browser and system from a user agent with ua-parser's list, and the device class from the system. ua-parser's
 * own device names are models, by the thousand; asking for them would triple the cost.
 */
final class DeviceParser {

    private static final String PHONE = "Phone";
    private static final String TABLET = "Tablet";
    private static final String DESKTOP = "Desktop";
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
    private static final Pattern TV = Pattern.compile(
            "SMART-TV|SmartTV|Smart TV|AppleTV|GoogleTV|Android TV|BRAVIA|HbbTV|Web0S|Roku|\\bAFT[A-Z]");
    private static final Pattern CONSOLE = Pattern.compile("PlayStation|Xbox|Nintendo");
    /** What ua-parser appends for each form of one browser. */
    private static final Pattern FORM = Pattern.compile(" (?:Mobile|iOS|WebView|UI/WKWebView)\\b|^Mobile ");

    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    private final Parser parser = new Parser();

    Device parse(String userAgent) {
        String os = os(parser.parseOS(userAgent).family);
        return new Device(deviceClass(userAgent, os), browser(parser.parseUserAgent(userAgent).family), os);
    }

    private static String deviceClass(String userAgent, String os) {
        if (TV.matcher(userAgent).find()) {
            return "TV";
        }
        if (CONSOLE.matcher(userAgent).find()) {
            return "Console";
        }
        if (os.equals("iOS")) {
            return userAgent.contains("iPad") ? TABLET : PHONE;
        }
        if (os.equals("Android")) {
            // Android's own convention: a tablet leaves the word out
            return userAgent.contains("Mobile") ? PHONE : TABLET;
        }
        if (os.equals("Windows Phone") || userAgent.contains("Mobile")) {
            return PHONE;
        }
        return DESKTOPS.contains(os) ? DESKTOP : ClickEvent.UNKNOWN;
    }

    private static String browser(String family) {
        return clean(FORM.matcher(family).replaceAll(""));
    }

    private static String os(String family) {
        return switch (family) {
            case "Mac OS X", "Mac OS" -> "macOS";
            case "Chrome OS" -> "ChromeOS";
            default -> clean(family);
        };
    }

    /** Some families are parts of what the visitor sent. */
    private static String clean(String family) {
        String printable = UNPRINTABLE.matcher(family).replaceAll("").strip();
        if (printable.isEmpty() || printable.equals("Other")) {
            return ClickEvent.UNKNOWN;
        }
        return printable.length() <= ClickEvent.MAX_DIMENSION_LENGTH
                ? printable
                : printable.substring(0, ClickEvent.MAX_DIMENSION_LENGTH);
    }
}
