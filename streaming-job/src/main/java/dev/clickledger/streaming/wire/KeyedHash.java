package dev.clickledger.streaming.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * SipHash-2-4 with 128 bits (Aumasson and Bernstein, "SipHash: a fast short-input PRF", and the authors' reference code),
 * under a key that nobody outside knows. An ad server chooses the ids of its clicks; with a plain hash it could choose
 * them so that they fall on another tenant's clicks, or all into one bucket.
 *
 * <p>Holds the last result: one per task.
 */
public final class KeyedHash {

    /** Length of a key, in bytes. */
    public static final int KEY_LENGTH = 16;

    private final long k0;
    private final long k1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long first;
    private long second;

    /** Hashes under a key of {@link #KEY_LENGTH} bytes. */
    public KeyedHash(byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("a key has 16 bytes, not " + key.length);
        }
        ByteBuffer in = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
        k0 = in.getLong();
        k1 = in.getLong();
    }

    /** A new key. */
    public static byte[] randomKey() {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Hashes a range of bytes; {@link #first} and {@link #second} tell the result until the next call. */
    public void hash(byte[] bytes, int from, int length) {
        v0 = k0 ^ 0x736f6d6570736575L;
        v1 = k1 ^ 0x646f72616e646f6dL ^ 0xee;
        v2 = k0 ^ 0x6c7967656e657261L;
        v3 = k1 ^ 0x7465646279746573L;
        int end = from + length;
        int at = from;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            take(Bytes.longAt(bytes, at));
        }
        long last = (long) length << 56;
        for (int shift = 0; at < end; at++, shift += Byte.SIZE) {
            last |= (bytes[at] & 0xFFL) << shift;
        }
        take(last);
        v2 ^= 0xee;
        first = mixed();
        v1 ^= 0xdd;
        second = mixed();
    }

    /** The first 64 bits of the last result. */
    public long first() {
        return first;
    }

    /** The other 64 bits. */
    public long second() {
        return second;
    }

    private void take(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private long mixed() {
        round();
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
