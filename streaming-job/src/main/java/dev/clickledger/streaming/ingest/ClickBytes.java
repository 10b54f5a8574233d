package dev.clickledger.streaming.ingest;

import dev.clickledger.streaming.wire.Bytes;

/**
 * A click in a batch: the hash of its identity (16 bytes), what tells its event from others of that identity (8), when
 * it was appended (8), the hash of its row (8), the number of its minute since the epoch (4), how many bytes of
 * dimensions follow (2), and those.
 */
public final class ClickBytes {

    /** All but the dimensions. */
    static final int FIXED = 46;

    private ClickBytes() {}

    static void write(
            byte[] to, int at, long first, long second, long event, long appendedAt, long rowHash, int minute) {
        Bytes.putLong(to, at, first);
        Bytes.putLong(to, at + 8, second);
        Bytes.putLong(to, at + 16, event);
        Bytes.putLong(to, at + 24, appendedAt);
        Bytes.putLong(to, at + 32, rowHash);
        Bytes.putInt(to, at + 40, minute);
    }

    static void writeDimensions(byte[] to, int at, byte[] dimensions, int length) {
        Bytes.putShort(to, at + 44, length);
        System.arraycopy(dimensions, 0, to, at + FIXED, length);
    }

    /** How long it is, all in all. */
    public static int length(byte[] bytes, int at) {
        return FIXED + dimensionsLength(bytes, at);
    }

    /** First half of the identity's hash. */
    public static long first(byte[] bytes, int at) {
        return Bytes.longAt(bytes, at);
    }

    /** Second half of the identity's hash. */
    public static long second(byte[] bytes, int at) {
        return Bytes.longAt(bytes, at + 8);
    }

    /** Tells the event from others of the identity. */
    public static long event(byte[] bytes, int at) {
        return Bytes.longAt(bytes, at + 16);
    }

    /** When the broker appended it, milliseconds since the epoch. */
    public static long appendedAt(byte[] bytes, int at) {
        return Bytes.longAt(bytes, at + 24);
    }

    /** Hash of the dimensions. */
    public static long rowHash(byte[] bytes, int at) {
        return Bytes.longAt(bytes, at + 32);
    }

    /** Number of its minute since the epoch. */
    public static int minute(byte[] bytes, int at) {
        return Bytes.intAt(bytes, at + 40);
    }

    /** Where its dimensions begin. */
    public static int dimensionsAt(int at) {
        return at + FIXED;
    }

    /** How many bytes they take. */
    public static int dimensionsLength(byte[] bytes, int at) {
        return Bytes.shortAt(bytes, at + 44);
    }
}
