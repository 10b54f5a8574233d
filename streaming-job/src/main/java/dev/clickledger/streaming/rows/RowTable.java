package dev.clickledger.streaming.rows;

import dev.clickledger.streaming.wire.Bytes;
import java.util.Arrays;

/**
 * Rows of one minute, in memory: an open-addressing table by the dimensions' bytes, which stand one behind the other, each
 * with its length in front. A row's number is the order in which it came.
 */
final class RowTable {

    private static final int SMALLEST = 8;
    private static final int LENGTH = 2;

    private int[] slots = new int[SMALLEST * 2];
    private long[] hashes = new long[SMALLEST];
    private int[] places = new int[SMALLEST];
    private long[] clicks = new long[SMALLEST];
    private long[] repeats = new long[SMALLEST];
    private int size;
    private byte[] dimensions = new byte[SMALLEST * 64];
    private int used;

    int size() {
        return size;
    }

    /**
     * Number of the row with these dimensions. A new one has the number that {@link #size} was before.
     *
     * @param hash of the dimensions
     */
    int find(long hash, byte[] bytes, int from, int length) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0) {
            int row = slots[slot] - 1;
            if (hashes[row] == hash && same(row, bytes, from, length)) {
                return row;
            }
            slot = (slot + 1) & mask;
        }
        if (size == hashes.length) {
            grow();
            return find(hash, bytes, from, length);
        }
        slots[slot] = size + 1;
        hashes[size] = hash;
        places[size] = store(bytes, from, length);
        clicks[size] = 0;
        repeats[size] = 0;
        return size++;
    }

    void add(int row, long moreClicks, long moreRepeats) {
        clicks[row] += moreClicks;
        repeats[row] += moreRepeats;
    }

    long hash(int row) {
        return hashes[row];
    }

    long clicks(int row) {
        return clicks[row];
    }

    long repeats(int row) {
        return repeats[row];
    }

    /** The bytes in which the row's dimensions stand. */
    byte[] dimensions() {
        return dimensions;
    }

    int dimensionsAt(int row) {
        return places[row] + LENGTH;
    }

    int dimensionsLength(int row) {
        return Bytes.shortAt(dimensions, places[row]);
    }

    void clear() {
        Arrays.fill(slots, 0);
        size = 0;
        used = 0;
    }

    private boolean same(int row, byte[] bytes, int from, int length) {
        int at = dimensionsAt(row);
        return dimensionsLength(row) == length
                && Arrays.equals(dimensions, at, at + length, bytes, from, from + length);
    }

    private int store(byte[] bytes, int from, int length) {
        int at = used;
        used += LENGTH + length;
        if (used > dimensions.length) {
            dimensions = Arrays.copyOf(dimensions, Math.max(used, dimensions.length * 2));
        }
        Bytes.putShort(dimensions, at, length);
        System.arraycopy(bytes, from, dimensions, at + LENGTH, length);
        return at;
    }

    private void grow() {
        int capacity = size * 2;
        hashes = Arrays.copyOf(hashes, capacity);
        places = Arrays.copyOf(places, capacity);
        clicks = Arrays.copyOf(clicks, capacity);
        repeats = Arrays.copyOf(repeats, capacity);
        slots = new int[capacity * 2];
        int mask = slots.length - 1;
        for (int row = 0; row < size; row++) {
            int slot = (int) hashes[row] & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = row + 1;
        }
    }
}
