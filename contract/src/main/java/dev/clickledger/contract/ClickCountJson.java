package dev.clickledger.contract;

import java.time.Instant;

/**
 * A {@link ClickCount} as a flat JSON object, the value of topic {@code click-counts}. Field names are the columns of
 * the Pinot table {@code click_counts}; times are milliseconds since the epoch, UTC.
 */
public final class ClickCountJson {

    private ClickCountJson() {}

    /** The row as UTF-8 JSON. */
    public static byte[] toJson(ClickCount count) {
        ClickCountKey key = count.key();
        return Json.object(out -> {
            out.writeStringField("tenantId", key.tenantId());
            out.writeStringField("campaignId", key.campaignId());
            out.writeStringField("adId", key.adId());
            out.writeNumberField("minute", key.minute().toEpochMilli());
            out.writeStringField("verdict", key.verdict().name());
            out.writeStringField("country", key.country());
            out.writeStringField("deviceClass", key.deviceClass());
            out.writeStringField("source", key.source());
            out.writeNumberField("clicks", count.clicks());
            out.writeNumberField("repeats", count.repeats());
            out.writeStringField("state", count.state().name());
            out.writeNumberField("revision", count.revision());
            out.writeNumberField("emittedAt", count.emittedAt().toEpochMilli());
        });
    }

    /**
     * Reads a row.
     *
     * @throws IllegalArgumentException when the bytes are not such a row; the message names the field
     */
    public static ClickCount fromJson(byte[] json) {
        Json.Fields in = Json.fields(json);
        ClickCountKey key = new ClickCountKey(
                in.text("tenantId"),
                in.text("campaignId"),
                in.text("adId"),
                Instant.ofEpochMilli(in.number("minute")),
                Verdict.valueOf(in.text("verdict")),
                in.text("country"),
                in.text("deviceClass"),
                in.text("source"));
        return new ClickCount(
                key,
                in.number("clicks"),
                in.number("repeats"),
                MinuteState.valueOf(in.text("state")),
                in.number("revision"),
                Instant.ofEpochMilli(in.number("emittedAt")));
    }
}
