package dev.clickledger.contract;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Kafka record keys. A key decides the partition, and with it the order in which events are read. */
public final class ClickKeys {

    private static final char SEPARATOR = ':';

    private ClickKeys() {}

    /** Key on {@code clicks} of an ad whose clicks all go to one partition. */
    public static byte[] click(String adId) {
        return adId.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Key on {@code clicks} of an ad so busy that its clicks are split over partitions. All events of one click keep one
     * key, so that their order stays that of the log.
     *
     * @param ways over how many keys the ad is split, at least 1
     */
    public static byte[] click(String adId, UUID clickId, int ways) {
        return ways <= 1 ? click(adId) : click(adId + SEPARATOR + Math.floorMod(clickId.hashCode(), ways));
    }

    /**
     * Key on every topic of counts and findings: made of primary-key columns only, so that all revisions of a row stay in
     * one partition, which Pinot's upsert relies on.
     */
    public static byte[] clickCount(String tenantId, String adId) {
        return (tenantId + SEPARATOR + adId).getBytes(StandardCharsets.UTF_8);
    }
}
