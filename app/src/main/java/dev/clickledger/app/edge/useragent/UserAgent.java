package dev.clickledger.app.edge.useragent;

/**
 * What can be told from a User-Agent header.
 *
 * @param device what the visitor browses with
 * @param kind whether it is a browser at all
 */
public record UserAgent(Device device, Kind kind) {

    /** Who sends the header. */
    public enum Kind {
        /** Nothing says that it is no browser. */
        BROWSER,
        /** An HTTP library or nothing at all. */
        LIBRARY,
        /** A declared robot. */
        ROBOT
    }
}
