package dev.clickledger.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * What a row of counts is about, and the primary key of the Pinot table {@code click_counts}.
 *
 * @param minute start of the minute, UTC
 */
public record ClickCountKey(
        String tenantId,
        String campaignId,
        String adId,
        Instant minute,
        Verdict verdict,
        String country,
        String deviceClass,
        String source) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a text is empty or too long, or the minute is not whole
     */
    public ClickCountKey {
        Bounded.text("tenantId", tenantId, ClickEvent.MAX_ID_LENGTH);
        Bounded.text("campaignId", campaignId, ClickEvent.MAX_ID_LENGTH);
        Bounded.text("adId", adId, ClickEvent.MAX_ID_LENGTH);
        if (!ClickTime.minuteOf(minute).equals(minute)) {
            throw new IllegalArgumentException("not the start of a minute: " + minute);
        }
        Objects.requireNonNull(verdict, "verdict");
        Bounded.country(country);
        Bounded.text("deviceClass", deviceClass, ClickEvent.MAX_DIMENSION_LENGTH);
        Bounded.text("source", source, ClickEvent.MAX_DIMENSION_LENGTH);
    }

    /** The row in which an event counts that happened in the given minute. */
    public static ClickCountKey of(ClickEvent event, Instant minute) {
        return new ClickCountKey(
                event.tenantId(),
                event.campaignId(),
                event.adId(),
                minute,
                event.verdict(),
                event.country(),
                event.deviceClass(),
                event.source());
    }
}
