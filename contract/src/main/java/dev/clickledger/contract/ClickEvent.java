package dev.clickledger.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request to the redirect, as it stands in the click log.
 *
 * <p>A click may have several events (a reload, a replayed token); {@link #clickId} joins them. One event may stand in
 * the log several times (a send that timed out and was repeated); {@link #eventId} joins those.
 *
 * @param eventId UUIDv7, one per request; further copies are redeliveries
 * @param clickId identity of the click within tenant, ad and verdict, see {@link ClickIdentity}
 * @param tenantId the advertiser's organization
 * @param campaignId the campaign of the ad when the click came in
 * @param adId the ad that was clicked
 * @param receivedAt when the redirect received the request by its own clock, UTC, milliseconds
 * @param verdict what the click was found to be
 * @param country ISO 3166-1 alpha-2 code, or {@link #UNKNOWN_COUNTRY}
 * @param deviceClass device class of the user agent, or {@link #UNKNOWN}
 * @param browser browser family, or {@link #UNKNOWN}
 * @param os operating system family, or {@link #UNKNOWN}
 * @param source publisher or placement that is registered for the ad or signed in the token, {@link #DIRECT_SOURCE} when
 *     none was given, {@link #OTHER_SOURCE} when it is not known
 * @param referrerHost host of the referring page, lower case
 * @param visitorHash keyed hash of address and user agent, see {@link VisitorHash}
 * @param recovered whether the event reached the log by way of the local spool
 */
public record ClickEvent(
        UUID eventId,
        UUID clickId,
        String tenantId,
        String campaignId,
        String adId,
        Instant receivedAt,
        Verdict verdict,
        String country,
        String deviceClass,
        String browser,
        String os,
        String source,
        @Nullable String referrerHost,
        UUID visitorHash,
        boolean recovered) {

    /** User-assigned code for a country that could not be told. */
    public static final String UNKNOWN_COUNTRY = "ZZ";

    /** A device class, browser or operating system that could not be told. */
    public static final String UNKNOWN = "Unknown";

    /** A source that is neither registered for the ad nor signed in the token. */
    public static final String OTHER_SOURCE = "OTHER";

    /** No source was given. */
    public static final String DIRECT_SOURCE = "DIRECT";

    /** Longest tenant, campaign and ad id, in characters. */
    public static final int MAX_ID_LENGTH = 64;

    /** Longest dimension value, in characters. */
    public static final int MAX_DIMENSION_LENGTH = 64;

    /** Longest host name, in characters (RFC 1035). */
    public static final int MAX_HOST_LENGTH = 253;

    /**
     * Checks and rounds the values.
     *
     * @throws IllegalArgumentException when a text is empty or too long, or the country is not two letters
     */
    public ClickEvent {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(clickId, "clickId");
        Bounded.text("tenantId", tenantId, MAX_ID_LENGTH);
        Bounded.text("campaignId", campaignId, MAX_ID_LENGTH);
        Bounded.text("adId", adId, MAX_ID_LENGTH);
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(verdict, "verdict");
        Bounded.country(country);
        Bounded.text("deviceClass", deviceClass, MAX_DIMENSION_LENGTH);
        Bounded.text("browser", browser, MAX_DIMENSION_LENGTH);
        Bounded.text("os", os, MAX_DIMENSION_LENGTH);
        Bounded.text("source", source, MAX_DIMENSION_LENGTH);
        if (referrerHost != null) {
            Bounded.text("referrerHost", referrerHost, MAX_HOST_LENGTH);
        }
        Objects.requireNonNull(visitorHash, "visitorHash");
    }

    /** The same event, marked as having come by way of the spool. */
    public ClickEvent asRecovered() {
        return new ClickEvent(
                eventId,
                clickId,
                tenantId,
                campaignId,
                adId,
                receivedAt,
                verdict,
                country,
                deviceClass,
                browser,
                os,
                source,
                referrerHost,
                visitorHash,
                true);
    }
}
