package dev.clickledger.app.entrance;

/** Why a request is answered before anything reads it. */
enum Refusal {
    TARGET_TOO_LONG(
            "target too long",
            414,
            "URI too long",
            "The address is longer than " + Entrance.LONGEST_TARGET + " characters. Shorten it."),
    HEADERS_TOO_LONG(
            "headers too long",
            431,
            "Request header fields too large",
            "The headers of the request are too long together. Send fewer or shorter ones, cookies among them."),
    NO_PATH(
            "no path",
            400,
            "Malformed request",
            "The target of the request is no path. Begin it with a slash and escape control characters."),
    PATH_NOT_PLAIN(
            "path not plain",
            400,
            "Malformed request",
            "The path of the request holds a semicolon, an empty segment, a segment of dots, or an escaped dot, slash,"
                    + " backslash or semicolon. Ask for the path without it."),
    METHOD(
            "method",
            501,
            "Method not implemented",
            "This server does not know the method of the request. Use one of " + Methods.ALLOWED + "."),
    TOO_SLOW(
            "too slow",
            408,
            "Request timeout",
            "The request did not come within " + SlowRequests.PATIENCE_SECONDS + " seconds. Send it again."),
    NO_HOST("no host", 400, "Malformed request", "The request needs one Host header that holds the name of a host."),
    NO_HTTP("no http", 400, "Malformed request", "The request is not HTTP as RFC 9112 defines it. Correct it."),
    HTTP_VERSION("http version", 505, "HTTP version not supported", "Use HTTP/1.1.");

    private final String reason;
    private final int status;
    private final String title;
    private final String detail;

    Refusal(String reason, int status, String title, String detail) {
        this.reason = reason;
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** As it stands in the metric. */
    String reason() {
        return reason;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** What is wrong and what to do. */
    String detail() {
        return detail;
    }
}
