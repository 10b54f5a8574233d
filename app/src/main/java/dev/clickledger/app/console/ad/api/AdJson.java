package dev.clickledger.app.console.ad.api;

import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.Delivery;
import dev.clickledger.app.console.ad.ExampleClick;
import dev.clickledger.app.console.ad.TrackingLinks;
import dev.clickledger.app.console.registry.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An ad on the wire. */
@Schema(
        name = "Ad",
        requiredProperties = {
            "id",
            "campaignId",
            "campaignName",
            "name",
            "destination",
            "status",
            "delivery",
            "tokenRequired",
            "startsAt",
            "endsAt",
            "sources",
            "signedSources",
            "passThrough",
            "trackingLink",
            "version",
            "changedAt"
        })
record AdJson(
        @Schema(examples = "k7x2q9m4d8wz") String id,
        @Schema(examples = "b8k2m4xq7n3p") String campaignId,
        @Schema(examples = "Spring trails") String campaignName,
        @Schema(examples = "Trail boots") String name,

        @Schema(
                description = "where clicks lead, with macros, in the form in which browsers send it",
                examples = "https://shop.example/boots?click={click_id}")
        String destination,

        Status status,

        @Schema(description = "whether clicks count right now, and if not, why")
        Delivery delivery,

        @Schema(description = "whether only clicks with a signed impression count")
        boolean tokenRequired,

        @Schema(nullable = true) @Nullable Instant startsAt,
        @Schema(nullable = true) @Nullable Instant endsAt,

        @Schema(description = "publishers and placements that are counted by name", examples = "[\"newsletter\"]")
        List<String> sources,

        @Schema(
                description =
                        "how many sources signed links brought beside these; 1,000 in all are counted by name, clicks"
                                + " of further signed ones as OTHER",
                examples = "12")
        int signedSources,

        @Schema(description = "parameters of a click that are passed on to the destination", examples = "[\"gclid\"]")
        List<String> passThrough,

        @Schema(examples = "https://click.example/c/k7x2q9m4d8wz")
        String trackingLink,

        @Schema(description = "where a click leads; null when the destination is no longer allowed", nullable = true)
        @Nullable
        ExampleClickJson exampleClick,

        @Schema(description = "counts changes; also in the ETag header", examples = "1")
        long version,

        Instant changedAt) {

    static AdJson of(AdEntry ad, Optional<ExampleClick> example, TrackingLinks links, Instant now) {
        String link = links.of(ad.id());
        return new AdJson(
                ad.id(),
                ad.fields().campaignId(),
                ad.campaignName(),
                ad.name(),
                ad.fields().destination(),
                ad.status(),
                ad.delivery(now),
                ad.fields().tokenRequired(),
                ad.fields().flight().startsAt(),
                ad.fields().flight().endsAt(),
                List.copyOf(ad.fields().sources()),
                ad.signedSources(),
                ad.fields().passThrough(),
                link,
                example.map(click -> ExampleClickJson.of(click, link)).orElse(null),
                ad.version(),
                ad.changedAt());
    }
}
