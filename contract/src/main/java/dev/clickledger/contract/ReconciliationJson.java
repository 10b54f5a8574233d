package dev.clickledger.contract;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A {@link Reconciliation} as a flat JSON object, the value of topic {@code reconciliations}. Field names are the columns
 * of the Pinot table {@code reconciliations}; times are milliseconds since the epoch, UTC; offsets are written as {@code
 * partition:offset} pairs with commas between.
 */
public final class ReconciliationJson {

    private ReconciliationJson() {}

    /** The finding as UTF-8 JSON. */
    public static byte[] toJson(Reconciliation r) {
        return Json.object(out -> {
            out.writeStringField("runId", r.runId());
            out.writeNumberField("runNumber", r.runNumber());
            out.writeStringField("tenantId", r.tenantId());
            out.writeStringField("adId", r.adId());
            out.writeNumberField("windowStart", r.windowStart().toEpochMilli());
            out.writeNumberField("windowEnd", r.windowEnd().toEpochMilli());
            out.writeNumberField("streamed", r.streamed());
            out.writeNumberField("recounted", r.recounted());
            out.writeNumberField("difference", r.difference());
            out.writeNumberField("late", r.late());
            out.writeNumberField("repeat", r.repeat());
            out.writeNumberField("moved", r.moved());
            out.writeNumberField("missing", r.missing());
            out.writeNumberField("phantom", r.phantom());
            out.writeStringField("status", r.status().name());
            out.writeStringField("offsets", offsets(r.offsets()));
            out.writeNumberField("startedAt", r.startedAt().toEpochMilli());
            out.writeNumberField("finishedAt", r.finishedAt().toEpochMilli());
        });
    }

    /**
     * Reads a finding.
     *
     * @throws IllegalArgumentException when the bytes are not one; the message names the field
     */
    public static Reconciliation fromJson(byte[] json) {
        Json.Fields in = Json.fields(json);
        return new Reconciliation(
                in.text("runId"),
                in.number("runNumber"),
                in.text("tenantId"),
                in.text("adId"),
                Instant.ofEpochMilli(in.number("windowStart")),
                Instant.ofEpochMilli(in.number("windowEnd")),
                in.number("streamed"),
                in.number("recounted"),
                in.number("late"),
                in.number("repeat"),
                in.number("moved"),
                in.number("missing"),
                in.number("phantom"),
                Reconciliation.Status.valueOf(in.text("status")),
                offsets(in.text("offsets")),
                Instant.ofEpochMilli(in.number("startedAt")),
                Instant.ofEpochMilli(in.number("finishedAt")));
    }

    private static String offsets(Map<Integer, Long> offsets) {
        return offsets.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    private static Map<Integer, Long> offsets(String text) {
        Map<Integer, Long> offsets = new TreeMap<>();
        if (text.isEmpty()) {
            return offsets;
        }
        for (String pair : text.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("field offsets holds no partition:offset pair: " + pair);
            }
            offsets.put(Integer.valueOf(pair.substring(0, colon)), Long.valueOf(pair.substring(colon + 1)));
        }
        return offsets;
    }
}
