package dev.clickledger.stack.demo;

import java.time.Instant;
import java.util.UUID;

/** UUIDs of version 7 that are the same in every run: the time in front, then bits that the caller draws. */
final class TimeOrderedIds {

    private TimeOrderedIds() {}

    static UUID of(Instant time, long bits, long moreBits) {
        long version = 7L << 12;
        long variant = 2L << 62;
        return new UUID(time.toEpochMilli() << 16 | version | (bits & 0xFFF), variant | moreBits >>> 2);
    }
}
