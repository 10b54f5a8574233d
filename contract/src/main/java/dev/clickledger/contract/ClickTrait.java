package dev.clickledger.contract;

import org.jspecify.annotations.Nullable;

/**
 * What is told of a click beside the dimensions that its minute is counted by. Counts by minute leave it out, since each
 * of its values would multiply their rows.
 */
public enum ClickTrait {
    /** Host of the page that the visitor came from, or {@link #NO_REFERRER}. */
    REFERRER,
    /** Browser family. */
    BROWSER,
    /** Operating system family. */
    OS;

    /** The value of {@link #REFERRER} when none was told; no host name has capitals. */
    public static final String NO_REFERRER = "DIRECT";

    /** Stands for the values that have too few clicks to be counted by themselves, see {@link #MOST_VALUES}. */
    public static final String OTHER = "OTHER";

    /**
     * How many values are counted by themselves, per ad and hour; visitors make up the referrers and many a browser that
     * they send.
     */
    public static final int MOST_VALUES = 100;

    /** The referrer as it is counted. */
    public static String referrer(@Nullable String host) {
        return host == null ? NO_REFERRER : host;
    }
}
