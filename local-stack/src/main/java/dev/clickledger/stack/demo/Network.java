package dev.clickledger.stack.demo;

/**
 * An IPv4 network.
 *
 * @param first its first address as a number
 * @param size how many addresses it has
 */
record Network(long first, long size) {

    /** Reads the form 192.0.2.0/24. */
    static Network parse(String cidr) {
        String[] parts = cidr.split("[./]", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("not a network such as 192.0.2.0/24: " + cidr);
        }
        long first = 0;
        for (int i = 0; i < 4; i++) {
            first = first << 8 | Integer.parseInt(parts[i]);
        }
        return new Network(first, 1L << (32 - Integer.parseInt(parts[4])));
    }

    /** The address with that number, counted from 0; any number is folded into the network. */
    String address(long number) {
        long address = first + Math.floorMod(number, size);
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }
}
