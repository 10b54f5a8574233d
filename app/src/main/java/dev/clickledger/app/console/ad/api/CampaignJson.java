package dev.clickledger.app.console.ad.api;

import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.registry.Status;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A campaign on the wire. */
@Schema(
        name = "Campaign",
        requiredProperties = {"id", "name", "status", "ads", "version", "changedAt"})
record CampaignJson(
        @Schema(examples = "b8k2m4xq7n3p") String id,
        @Schema(examples = "Spring trails") String name,
        Status status,

        @Schema(description = "how many of its ads are not archived", examples = "2")
        long ads,

        @Schema(description = "counts changes; also in the ETag header", examples = "1")
        long version,

        Instant changedAt) {

    static CampaignJson of(CampaignEntry campaign) {
        return new CampaignJson(
                campaign.id(),
                campaign.name(),
                campaign.status(),
                campaign.ads(),
                campaign.version(),
                campaign.changedAt());
    }
}
