package dev.clickledger.app.redirect;

import org.jspecify.annotations.Nullable;

/**
 * What a decision looks at, as it came over the wire.
 *
 * @param adId the path behind {@code /c/}
 * @param query the query, still encoded, or null when there is none
 * @param address the visitor's address
 * @param userAgent the User-Agent header, empty when there is none
 * @param referrer the Referer header, or null
 * @param purpose the Sec-Purpose or Purpose header, or null
 * @param head whether the method was HEAD
 */
record ClickRequest(
        String adId,
        @Nullable String query,
        String address,
        String userAgent,
        @Nullable String referrer,
        @Nullable String purpose,
        boolean head) {}
