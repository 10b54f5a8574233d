package dev.clickledger.app.console.ad;

import dev.clickledger.app.catalog.PublicId;
import dev.clickledger.app.console.registry.Status;
import java.time.Instant;
import java.util.Objects;

/**
 * A campaign as its editors see it.
 *
 * @param id unique over all tenants
 * @param tenantId the advertiser's organization
 * @param fields what was entered
 * @param ads how many of its ads are not archived
 * @param version counts changes
 * @param changedAt when it was changed last
 */
public record CampaignEntry(
        String id, String tenantId, CampaignFields fields, long ads, long version, Instant changedAt) {

    /** Checks that nothing is missing. */
    public CampaignEntry {
        PublicId.require("campaign id", id);
        PublicId.require("tenant id", tenantId);
        Objects.requireNonNull(fields, "fields");
        Objects.requireNonNull(changedAt, "changedAt");
    }

    /** The name, for people. */
    public String name() {
        return fields.name();
    }

    /** Whether it lets its ads' clicks count. */
    public Status status() {
        return fields.status();
    }
}
