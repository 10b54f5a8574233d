package dev.clickledger.app.edge.rate;

import java.util.UUID;

/** Turns what is counted into 64 bits. Which two fall together depends on the seed, which nobody outside can know. */
final class KeyHash {

    private static final int IPV4_LENGTH = 4;
    private static final long MAPPED = 0xFFFF;
    /** No network of IPv6 that is given out begins so. */
    private static final long IPV4 = MAPPED << Integer.SIZE;

    private static final long NAT64 = 0x0064_FF9B_0000_0000L;

    private final long seed;

    KeyHash(long seed) {
        this.seed = seed;
    }

    /** Of an address as 4 or 16 bytes. */
    long of(byte[] address) {
        return mix(network(address) ^ seed);
    }

    long of(UUID id) {
        return mix(mix(id.getMostSignificantBits() ^ seed) + id.getLeastSignificantBits());
    }

    /**
     * The network whose addresses count as one: an IPv4 address alone, of IPv6 the first 64 bits, of which one connection
     * has all. IPv4 within IPv6 (::ffff:0:0/96, and what comes through a NAT64, 64:ff9b::/96, RFC 6052) is the IPv4 address at
     * the end, since otherwise all of it would be one.
     */
    private static long network(byte[] address) {
        if (address.length == IPV4_LENGTH) {
            return IPV4 | int32(address, 0);
        }
        long prefix = int32(address, 0) << Integer.SIZE | int32(address, 4);
        long next = int32(address, 8);
        boolean holdsIpv4 = prefix == 0 && next == MAPPED || prefix == NAT64 && next == 0;
        return holdsIpv4 ? IPV4 | int32(address, 12) : prefix;
    }

    private static long int32(byte[] bytes, int start) {
        return (bytes[start] & 0xFFL) << 24
                | (bytes[start + 1] & 0xFFL) << 16
                | (bytes[start + 2] & 0xFFL) << 8
                | bytes[start + 3] & 0xFFL;
    }

    /** Spreads each bit over all, one to one (the finalizer of MurmurHash3). */
    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ mixed >>> 33;
    }
}
