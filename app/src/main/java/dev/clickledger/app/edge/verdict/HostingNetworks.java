package dev.clickledger.app.edge.verdict;

import dev.clickledger.app.edge.lists.ListFile;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Networks of hosting providers as sorted ranges: of whole addresses for IPv4, of /64 networks for IPv6. Some 24,000
 * ranges take a quarter of a megabyte.
 */
public final class HostingNetworks {

    private final long[] firstV4;
    private final long[] lastV4;
    private final long[] firstV6;
    private final long[] lastV6;

    private HostingNetworks(List<String> v4, List<String> v6) {
        firstV4 = numbers(v4, 0);
        lastV4 = numbers(v4, 1);
        firstV6 = numbers(v6, 0);
        lastV6 = numbers(v6, 1);
    }

    /** The list of this build. */
    public static HostingNetworks listed() {
        return of(ListFile.lines("hosting-networks.txt"));
    }

    /** From sorted lines {@code first-last} in hexadecimal, 8 digits for IPv4 and 16 for the first half of IPv6. */
    public static HostingNetworks of(List<String> lines) {
        return new HostingNetworks(
                lines.stream().filter(line -> line.indexOf('-') == 8).toList(),
                lines.stream().filter(line -> line.indexOf('-') == 16).toList());
    }

    public boolean contains(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES
                ? contains(firstV4, lastV4, Integer.toUnsignedLong(bytes.getInt()) + Long.MIN_VALUE)
                : contains(firstV6, lastV6, bytes.getLong() + Long.MIN_VALUE);
    }

    private static boolean contains(long[] first, long[] last, long value) {
        int at = Arrays.binarySearch(first, value);
        int range = at >= 0 ? at : -at - 2;
        return range >= 0 && value <= last[range];
    }

    /** Moved by the smallest number, so that unsigned values sort like signed ones. */
    private static long[] numbers(List<String> lines, int column) {
        return lines.stream()
                .mapToLong(line -> Long.parseUnsignedLong(line.split("-", 2)[column], 16) + Long.MIN_VALUE)
                .toArray();
    }
}
