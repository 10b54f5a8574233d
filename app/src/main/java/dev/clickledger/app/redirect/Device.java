package dev.clickledger.app.redirect;

import dev.clickledger.contract.ClickEvent;

/**
 * What a user agent says it is, by a few words that browsers have kept for years. Coarse on purpose.
 *
 * @param deviceClass Desktop, Phone, Tablet or Unknown
 * @param browser family, or Unknown
 * @param os family, or Unknown
 */
record Device(String deviceClass, String browser, String os) {

    static Device of(String userAgent) {
        return new Device(deviceClass(userAgent), browser(userAgent), os(userAgent));
    }

    private static String deviceClass(String userAgent) {
        if (userAgent.contains("iPad")) {
            return "Tablet";
        }
        if (userAgent.contains("Android")) {
            return userAgent.contains("Mobile") ? "Phone" : "Tablet";
        }
        if (userAgent.contains("iPhone") || userAgent.contains("Mobile")) {
            return "Phone";
        }
        return userAgent.contains("Windows NT")
                        || userAgent.contains("Macintosh")
                        || userAgent.contains("X11")
                        || userAgent.contains("CrOS")
                ? "Desktop"
                : ClickEvent.UNKNOWN;
    }

    private static String browser(String userAgent) {
        // most of them also say Chrome and Safari, so the rarer word goes first
        if (userAgent.contains("Edg/") || userAgent.contains("EdgA/")) {
            return "Edge";
        }
        if (userAgent.contains("OPR/")) {
            return "Opera";
        }
        if (userAgent.contains("SamsungBrowser/")) {
            return "Samsung Internet";
        }
        if (userAgent.contains("Firefox/") || userAgent.contains("FxiOS/")) {
            return "Firefox";
        }
        if (userAgent.contains("Chrome/") || userAgent.contains("CriOS/")) {
            return "Chrome";
        }
        return userAgent.contains("Safari/") ? "Safari" : ClickEvent.UNKNOWN;
    }

    private static String os(String userAgent) {
        if (userAgent.contains("Windows NT")) {
            return "Windows";
        }
        if (userAgent.contains("iPhone") || userAgent.contains("iPad")) {
            return "iOS";
        }
        if (userAgent.contains("Android")) {
            return "Android";
        }
        if (userAgent.contains("Macintosh")) {
            return "macOS";
        }
        if (userAgent.contains("CrOS")) {
            return "ChromeOS";
        }
        return userAgent.contains("Linux") ? "Linux" : ClickEvent.UNKNOWN;
    }
}
