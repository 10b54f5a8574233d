package dev.clickledger.app.console.ad.api;

import dev.clickledger.app.console.registry.Status;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be sent about campaigns, as OpenAPI tells it; read by {@link dev.clickledger.app.console.api.BodyFields}. */
final class CampaignBody {

    private CampaignBody() {}

    /** A new campaign. */
    @Schema(name = "NewCampaign", requiredProperties = "name", additionalProperties = Schema.False.class)
    record New(
            @Schema(description = "for people", minLength = 1, maxLength = 200, examples = "Spring trails")
            String name,

            @Schema(description = "ACTIVE unless named") Status status) {}

    /** A change of a campaign: what is not sent stays. */
    @Schema(name = "CampaignChange", additionalProperties = Schema.False.class)
    record Change(
            @Schema(minLength = 1, maxLength = 200, examples = "Spring trails")
            String name,

            Status status) {}
}
