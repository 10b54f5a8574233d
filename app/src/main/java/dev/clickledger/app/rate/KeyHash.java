package dev.clickledger.app.rate;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.UUID;

/** Turns what is counted into 64 bits. Which two fall together depends on the seed, which nobody outside can know. */
final class KeyHash {

    private static final long EMBEDDED_IPV4 = 0xFFFFL << Integer.SIZE;
    private static final long NAT64 = 0x0064_FF9B_0000_0000L;

    private final long seed;

    KeyHash(long seed) {
        this.seed = seed;
    }

    long of(InetAddress address) {
        return mix(network(address) ^ seed);
    }

    long of(UUID id) {
        return mix(mix(id.getMostSignificantBits() ^ seed) + id.getLeastSignificantBits());
    }

    /**
     * The network whose addresses count as one: an IPv4 address alone, of IPv6 the first 64 bits, of which one connection
     * has all. What comes by way of a NAT64 (64:ff9b::/96, RFC 6052) is the IPv4 address at its end, since otherwise all of
     * IPv4 would be one.
     */
    static long network(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return EMBEDDED_IPV4 | int32(bytes, 0);
        }
        long prefix = int32(bytes, 0) << Integer.SIZE | int32(bytes, 4);
        return prefix == NAT64 && int32(bytes, 8) == 0 ? EMBEDDED_IPV4 | int32(bytes, 12) : prefix;
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
