package dev.clickledger.app.edge.visitor;

import java.net.InetAddress;
import java.util.List;

/**
 * Addresses that are in no country, whatever a table says: private and documentation networks, tests, tunnels, multicast and
 * what else the IANA registries of special-purpose addresses (IPv4 and IPv6, RFC 6890) list, and IPv6 outside of 2000::/3,
 * of which nothing is given out.
 */
final class SpecialAddresses {

    private static final List<Network> NETWORKS = List.of(
            network("0.0.0.0", 8),
            network("10.0.0.0", 8),
            network("100.64.0.0", 10),
            network("127.0.0.0", 8),
            network("169.254.0.0", 16),
            network("172.16.0.0", 12),
            network("192.0.0.0", 24),
            network("192.0.2.0", 24),
            network("192.31.196.0", 24),
            network("192.52.193.0", 24),
            network("192.88.99.0", 24),
            network("192.168.0.0", 16),
            network("192.175.48.0", 24),
            network("198.18.0.0", 15),
            network("198.51.100.0", 24),
            network("203.0.113.0", 24),
            network("224.0.0.0", 3),
            network("2001::", 23),
            network("2001:db8::", 32),
            network("2002::", 16),
            network("2620:4f:8000::", 48),
            network("3fff::", 20));

    private static final int IPV6_LENGTH = 16;

    private SpecialAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV6_LENGTH && (bytes[0] & 0xE0) != 0x20) {
            return true;
        }
        for (int i = 0; i < NETWORKS.size(); i++) {
            if (NETWORKS.get(i).contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    private static Network network(String address, int prefix) {
        return new Network(InetAddress.ofLiteral(address).getAddress(), prefix);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Network(byte[] start, int prefix) {

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            int whole = prefix / Byte.SIZE;
            for (int i = 0; i < whole; i++) {
                if (address[i] != start[i]) {
                    return false;
                }
            }
            int rest = prefix % Byte.SIZE;
            return rest == 0 || ((address[whole] ^ start[whole]) & 0xFF) >> (Byte.SIZE - rest) == 0;
        }
    }
}
