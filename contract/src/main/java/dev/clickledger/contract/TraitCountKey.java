package dev.clickledger.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a row of counts by trait is about, and the primary key of the Pinot table {@code trait_counts}.
 *
 * @param hour start of the hour, UTC
 * @param value a value of the trait, or {@link ClickTrait#OTHER}
 */
public record TraitCountKey(
        String tenantId, String campaignId, String adId, Instant hour, ClickTrait trait, String value) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a text is empty or too long, or the hour is not whole
     */
    public TraitCountKey {
        Bounded.text("tenantId", tenantId, ClickEvent.MAX_ID_LENGTH);
        Bounded.text("campaignId", campaignId, ClickEvent.MAX_ID_LENGTH);
        Bounded.text("adId", adId, ClickEvent.MAX_ID_LENGTH);
        if (!hour.truncatedTo(ChronoUnit.HOURS).equals(hour)) {
            throw new IllegalArgumentException("not the start of an hour: " + hour);
        }
        Objects.requireNonNull(trait, "trait");
        Bounded.text("value", value, ClickEvent.MAX_HOST_LENGTH);
    }
}
