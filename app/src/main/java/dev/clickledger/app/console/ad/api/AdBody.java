package dev.clickledger.app.console.ad.api;

import dev.clickledger.app.console.registry.Status;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be sent about ads, as OpenAPI tells it; read by {@link dev.clickledger.app.console.api.BodyFields}. */
final class AdBody {

    private AdBody() {}

    /** A new ad. */
    @Schema(
            name = "NewAd",
            requiredProperties = {"campaignId", "name", "destination"},
            additionalProperties = Schema.False.class)
    record New(
            @Schema(description = "the campaign that it belongs to", examples = "b8k2m4xq7n3p")
            String campaignId,

            @Schema(description = "for people", minLength = 1, maxLength = 200, examples = "Trail boots")
            String name,

            @Schema(
                    description = "where a click leads, with macros in braces",
                    minLength = 1,
                    maxLength = 2048,
                    examples = "https://shop.example/boots?click={click_id}")
            String destination,

            @Schema(description = "ACTIVE unless named") Status status,

            @Schema(description = "whether only clicks with a signed impression count; false unless named")
            boolean tokenRequired,

            @Schema(description = "from when on clicks count", nullable = true) @Nullable
            Instant startsAt,

            @Schema(description = "until when clicks count", nullable = true) @Nullable
            Instant endsAt,

            @Schema(description = "publishers and placements that are counted by name", examples = "[\"newsletter\"]")
            List<String> sources,

            @Schema(
                    description = "parameters of a click that are passed on to the destination",
                    examples = "[\"gclid\"]")
            List<String> passThrough) {}

    /** A change of an ad: what is not sent stays. */
    @Schema(name = "AdChange", additionalProperties = Schema.False.class)
    record Change(
            @Schema(description = "another campaign", examples = "b8k2m4xq7n3p")
            String campaignId,

            @Schema(minLength = 1, maxLength = 200, examples = "Trail boots")
            String name,

            @Schema(minLength = 1, maxLength = 2048, examples = "https://shop.example/boots?click={click_id}")
            String destination,

            Status status,
            boolean tokenRequired,

            @Schema(description = "null takes it away", nullable = true) @Nullable
            Instant startsAt,

            @Schema(description = "null takes it away", nullable = true) @Nullable
            Instant endsAt,

            @Schema(description = "all of them; those left out go")
            List<String> sources,

            @Schema(description = "all of them; those left out go")
            List<String> passThrough) {}
}
