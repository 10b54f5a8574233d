package dev.clickledger.streaming.rows;

import dev.clickledger.streaming.wire.Bytes;

/**
 * What an interval brought to a row, in a batch: hash of its dimensions (8 bytes), number of its minute since the epoch
 * (4), clicks (8), repeats (8), how many bytes of dimensions follow (2), and those.
 */
final class DeltaBytes {

    /** All but the dimensions. */
    static final int FIXED = 30;

    private DeltaBytes() {}

    static void write(byte[] to, int at, int minute, RowTable rows, int row) {
        Bytes.putLong(to, at, rows.hash(row));
        Bytes.putInt(to, at + 8, minute);
        Bytes.putLong(to, at + 12, rows.clicks(row));
        Bytes.putLong(to, at + 20, rows.repeats(row));
        Bytes.putShort(to, at + 28, rows.dimensionsLength(row));
        System.arraycopy(rows.dimensions(), rows.dimensionsAt(row), to, at + FIXED, rows.dimensionsLength(row));
    }

    static int length(byte[] bytes, int at) {
        return FIXED + dimensionsLength(bytes, at);
    }

    static long rowHash(byte[] bytes, int at) {
        return Bytes.longAt(bytes, at);
    }

    static int minute(byte[] bytes, int at) {
        return Bytes.intAt(bytes, at + 8);
    }

    static long clicks(byte[] bytes, int at) {
        return Bytes.longAt(bytes, at + 12);
    }

    static long repeats(byte[] bytes, int at) {
        return Bytes.longAt(bytes, at + 20);
    }

    static int dimensionsAt(int at) {
        return at + FIXED;
    }

    static int dimensionsLength(byte[] bytes, int at) {
        return Bytes.shortAt(bytes, at + 28);
    }
}
