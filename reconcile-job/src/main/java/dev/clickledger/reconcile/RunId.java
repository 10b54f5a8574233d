package dev.clickledger.reconcile;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Ids of runs: UUIDv7 (RFC 9562), so that they sort by time. */
final class RunId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private RunId() {}

    static String at(Instant startedAt) {
        long high = startedAt.toEpochMilli() << 16 | VERSION_7 | RANDOM.nextInt(1 << 12);
        long low = VARIANT | RANDOM.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
