package dev.clickledger.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Any record of our topics as one line that a person can read. */
public final class RecordText {

    private static final int SHOWN_BYTES = 64;

    private RecordText() {}

    /** Describes a record by its topic; what cannot be read is shown as hexadecimal bytes with the reason. */
    public static String describe(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        String prefix = key == null ? "" : key(topic, key) + "  ";
        if (value == null) {
            return prefix + "(no value)";
        }
        boolean avro = topic.equals(Topic.CLICKS.topicName())
                || topic.equals(Topic.LATE_CLICKS.topicName())
                || topic.equals(Topic.MALFORMED_CLICKS.topicName());
        return prefix + (avro ? click(value) : new String(value, StandardCharsets.UTF_8));
    }

    private static String key(String topic, byte[] key) {
        if (topic.equals(Topic.CLICKS.topicName()) && key.length == 2 * Long.BYTES) {
            ByteBuffer id = ByteBuffer.wrap(key);
            return new UUID(id.getLong(), id.getLong()).toString();
        }
        return new String(key, StandardCharsets.UTF_8);
    }

    private static String click(byte[] value) {
        DecodeResult result = new ClickEventCodec().decode(value);
        if (result instanceof DecodeResult.Decoded decoded) {
            return text(decoded.event());
        }
        if (result instanceof DecodeResult.UnknownSchema unknown) {
            return "unknown schema " + Long.toHexString(unknown.fingerprint()) + " " + hex(value);
        }
        return "malformed (" + ((DecodeResult.Malformed) result).reason() + ") " + hex(value);
    }

    private static String text(ClickEvent e) {
        return "%s %s ad=%s tenant=%s campaign=%s click=%s event=%s country=%s device=%s browser=%s os=%s source=%s%s%s"
                .formatted(
                        e.receivedAt(),
                        e.verdict(),
                        e.adId(),
                        e.tenantId(),
                        e.campaignId(),
                        e.clickId(),
                        e.eventId(),
                        e.country(),
                        e.deviceClass(),
                        e.browser(),
                        e.os(),
                        e.source(),
                        e.referrerHost() == null ? "" : " referrer=" + e.referrerHost(),
                        e.recovered() ? " recovered" : "");
    }

    private static String hex(byte[] value) {
        int shown = Math.min(value.length, SHOWN_BYTES);
        return HexFormat.of().formatHex(value, 0, shown) + (value.length > shown ? "..." : "");
    }
}
