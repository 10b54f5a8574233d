package dev.clickledger.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Kafka record keys. A key decides the partition, and with it the order in which events are read. */
public final class ClickKeys {

    private static final char SEPARATOR = ':';

    private ClickKeys() {}

    /**
     * Key on {@code clicks}: the 16 bytes of the click's id, high bits first. Ids are as good as random, so every ad is
     * spread over all partitions and none of them is hot, however busy an ad is. All events of one click have one key,
     * so that their order stays that of the log; nothing else rests on the partition.
     */
    public static byte[] click(UUID clickId) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(clickId.getMostSignificantBits())
                .putLong(clickId.getLeastSignificantBits())
                .array();
    }

    /**
     * Key on every topic of counts and findings: made of primary-key columns only, so that all revisions of a row stay in
     * one partition, which Pinot's upsert relies on.
     */
    public static byte[] clickCount(String tenantId, String adId) {
        return (tenantId + SEPARATOR + adId).getBytes(StandardCharsets.UTF_8);
    }
}
