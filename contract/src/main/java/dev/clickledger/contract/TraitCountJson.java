package dev.clickledger.contract;

import java.time.Instant;

/**
 * A {@link TraitCount} as a flat JSON object, the value of topic {@code trait-counts}. Field names are the columns of
 * the Pinot table {@code trait_counts}; times are milliseconds since the epoch, UTC.
 */
public final class TraitCountJson {

    private TraitCountJson() {}

    /** The row as UTF-8 JSON. */
    public static byte[] toJson(TraitCount count) {
        TraitCountKey key = count.key();
        return Json.object(out -> {
            out.writeStringField("tenantId", key.tenantId());
            out.writeStringField("campaignId", key.campaignId());
            out.writeStringField("adId", key.adId());
            out.writeNumberField("hour", key.hour().toEpochMilli());
            out.writeStringField("trait", key.trait().name());
            out.writeStringField("value", key.value());
            out.writeNumberField("clicks", count.clicks());
            out.writeNumberField("countedUntil", count.countedUntil().toEpochMilli());
            out.writeNumberField("revision", count.revision());
            out.writeNumberField("emittedAt", count.emittedAt().toEpochMilli());
        });
    }

    /**
     * Reads a row.
     *
     * @throws IllegalArgumentException when the bytes are not such a row; the message names the field
     */
    public static TraitCount fromJson(byte[] json) {
        Json.Fields in = Json.fields(json);
        TraitCountKey key = new TraitCountKey(
                in.text("tenantId"),
                in.text("campaignId"),
                in.text("adId"),
                Instant.ofEpochMilli(in.number("hour")),
                ClickTrait.valueOf(in.text("trait")),
                in.text("value"));
        return new TraitCount(
                key,
                in.number("clicks"),
                Instant.ofEpochMilli(in.number("countedUntil")),
                in.number("revision"),
                Instant.ofEpochMilli(in.number("emittedAt")));
    }
}
