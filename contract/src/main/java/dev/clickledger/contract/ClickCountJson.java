package dev.clickledger.contract;

import java.time.Instant;

/**
 * A {@link ClickCount} as a flat JSON object, the value of topic {@code click-counts}. Field names are the columns of
 * the Pinot table {@code click_counts}; times are milliseconds since the epoch, UTC.
 */
public final class ClickCountJson {

    private static final Json.Field TENANT_ID = new Json.Field("tenantId");
    private static final Json.Field CAMPAIGN_ID = new Json.Field("campaignId");
    private static final Json.Field AD_ID = new Json.Field("adId");
    private static final Json.Field MINUTE = new Json.Field("minute");
    private static final Json.Field VERDICT = new Json.Field("verdict");
    private static final Json.Field COUNTRY = new Json.Field("country");
    private static final Json.Field DEVICE_CLASS = new Json.Field("deviceClass");
    private static final Json.Field SOURCE = new Json.Field("source");
    private static final Json.Field CLICKS = new Json.Field("clicks");
    private static final Json.Field REPEATS = new Json.Field("repeats");
    private static final Json.Field STATE = new Json.Field("state");
    private static final Json.Field REVISION = new Json.Field("revision");
    private static final Json.Field EMITTED_AT = new Json.Field("emittedAt");

    private ClickCountJson() {}

    /** The row as UTF-8 JSON. */
    public static byte[] toJson(ClickCount count) {
        ClickCountKey key = count.key();
        return Json.object(out -> {
            TENANT_ID.write(out, key.tenantId());
            CAMPAIGN_ID.write(out, key.campaignId());
            AD_ID.write(out, key.adId());
            MINUTE.write(out, key.minute().toEpochMilli());
            VERDICT.write(out, key.verdict().name());
            COUNTRY.write(out, key.country());
            DEVICE_CLASS.write(out, key.deviceClass());
            SOURCE.write(out, key.source());
            CLICKS.write(out, count.clicks());
            REPEATS.write(out, count.repeats());
            STATE.write(out, count.state().name());
            REVISION.write(out, count.revision());
            EMITTED_AT.write(out, count.emittedAt().toEpochMilli());
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
                TENANT_ID.text(in),
                CAMPAIGN_ID.text(in),
                AD_ID.text(in),
                Instant.ofEpochMilli(MINUTE.number(in)),
                Verdict.valueOf(VERDICT.text(in)),
                COUNTRY.text(in),
                DEVICE_CLASS.text(in),
                SOURCE.text(in));
        return new ClickCount(
                key,
                CLICKS.number(in),
                REPEATS.number(in),
                MinuteState.valueOf(STATE.text(in)),
                REVISION.number(in),
                Instant.ofEpochMilli(EMITTED_AT.number(in)));
    }
}
