package dev.clickledger.app.console.ad.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Columns of the file by which ads are exported and imported. */
enum AdColumn {
    AD_ID,
    CAMPAIGN_ID,
    CAMPAIGN,
    NAME,
    DESTINATION,
    STATUS,
    TOKEN_REQUIRED,
    STARTS_AT,
    ENDS_AT,
    SOURCES,
    PASS_THROUGH,
    VERSION,
    TRACKING_LINK;

    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column that a header means, however it is spelled: "Ad ID" is ad_id. */
    static Optional<AdColumn> of(String header) {
        String letters = letters(header);
        return Arrays.stream(values())
                .filter(column -> letters(column.name()).equals(letters))
                .findFirst();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
