package dev.clickledger.app.console.ad;

import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.PublicId;
import dev.clickledger.app.console.registry.Status;
import java.time.Instant;
import java.util.Objects;

/**
 * An ad as its editors see it.
 *
 * @param id stands in the click URL
 * @param tenantId the advertiser's organization
 * @param campaignName name of its campaign
 * @param campaignStatus whether its campaign lets clicks count
 * @param fields what was entered
 * @param signedSources how many sources signed links brought beside those that were entered
 * @param version counts changes
 * @param changedAt when it was changed last
 */
public record AdEntry(
        String id,
        String tenantId,
        String campaignName,
        Status campaignStatus,
        AdFields fields,
        int signedSources,
        long version,
        Instant changedAt) {

    /** Checks that nothing is missing. */
    public AdEntry {
        PublicId.require("ad id", id);
        PublicId.require("tenant id", tenantId);
        Objects.requireNonNull(campaignName, "campaignName");
        Objects.requireNonNull(campaignStatus, "campaignStatus");
        Objects.requireNonNull(fields, "fields");
        Objects.requireNonNull(changedAt, "changedAt");
    }

    /** The name, for people. */
    public String name() {
        return fields.name();
    }

    /** Whether clicks of further signed sources are counted as OTHER. */
    public boolean hasAllSources() {
        return fields.sources().size() + signedSources >= CatalogAd.MOST_SOURCES;
    }

    /** What was decided about the ad itself. */
    public Status status() {
        return fields.status();
    }

    /** Whether clicks count at the instant. */
    public Delivery delivery(Instant instant) {
        if (status() != Status.ACTIVE) {
            return status() == Status.PAUSED ? Delivery.PAUSED : Delivery.ARCHIVED;
        }
        if (campaignStatus != Status.ACTIVE) {
            return Delivery.CAMPAIGN_OFF;
        }
        if (fields.flight().before(instant)) {
            return Delivery.SCHEDULED;
        }
        return fields.flight().after(instant) ? Delivery.ENDED : Delivery.COUNTING;
    }
}
