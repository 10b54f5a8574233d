package dev.clickledger.app.ad;

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

    static Optional<AdColumn> of(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header().equals(header.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
