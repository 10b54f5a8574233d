package dev.clickledger.app.url;

/** What became of a text that was read as a URL. */
public sealed interface WebUrlResult {

    /** A browser would open it. */
    record Read(WebUrl url) implements WebUrlResult {}

    /** A browser would not open it, or not by http. */
    record Unreadable(Fault fault) implements WebUrlResult {}

    /** Why a text is no http or https URL. */
    enum Fault {
        /** It has no scheme, so that it means nothing without a page around it. */
        RELATIVE,
        /** Its scheme is neither http nor https. */
        OTHER_SCHEME,
        /** It has no host. */
        NO_HOST,
        /** Its host holds characters that no host may hold. */
        WRONG_HOST,
        /** Its host ends in a number, but is no IPv4 address. */
        WRONG_IPV4,
        /** Its host stands in brackets, but is no IPv6 address. */
        WRONG_IPV6,
        /** Its port is no number from 0 to 65535. */
        WRONG_PORT
    }
}
