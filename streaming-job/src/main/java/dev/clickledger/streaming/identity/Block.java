package dev.clickledger.streaming.identity;

import dev.clickledger.streaming.wire.Bytes;
import dev.clickledger.streaming.wire.FormatVersion;
import dev.clickledger.streaming.wire.ValueSerializer;
import dev.clickledger.streaming.wire.ValueType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of some clicks, as one value of Flink's state. Written once and never changed, so that a snapshot on
 * the heap copies nothing.
 *
 * <p>Whether it is open (1 byte), how many clicks it has (4), when the newest event of all was appended (8); then of each
 * click the hash of its identity (16), its first event (8), when that was appended (8) and where its {@link Repeats}
 * stand, or 0 (4); then those: how many longs (1), and they.
 */
final class Block {

    static final TypeInformation<Block> TYPE = new ValueType<>(Block.class, new Serializer());

    private static final int HEADER = 13;
    private static final int CLICK = 36;

    private final byte[] bytes;

    private Block(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Of clicks that lie in memory. An open one is to be read back there, and replaced. */
    static Block of(Identities identities, boolean open) {
        int[] length = {HEADER + identities.size() * CLICK};
        identities.forEach((first, second, event, at, repeats) ->
                length[0] += repeats == null ? 0 : 1 + Long.BYTES * repeats.length);
        byte[] b = new byte[length[0]];
        b[0] = (byte) (open ? 1 : 0);
        Bytes.putInt(b, 1, identities.size());
        Bytes.putLong(b, 5, identities.newest());
        int[] next = {HEADER, HEADER + identities.size() * CLICK};
        identities.forEach((first, second, event, appendedAt, repeats) -> {
            int at = next[0];
            next[0] += CLICK;
            Bytes.putLong(b, at, first);
            Bytes.putLong(b, at + 8, second);
            Bytes.putLong(b, at + 16, event);
            Bytes.putLong(b, at + 24, appendedAt);
            if (repeats != null) {
                Bytes.putInt(b, at + 32, next[1]);
                next[1] = write(repeats, b, next[1]);
            }
        });
        return new Block(b);
    }

    private static int write(long[] repeats, byte[] b, int from) {
        int at = from;
        b[at++] = (byte) repeats.length;
        for (long number : repeats) {
            Bytes.putLong(b, at, number);
            at += Long.BYTES;
        }
        return at;
    }

    /** How many bytes it takes. */
    int length() {
        return bytes.length;
    }

    boolean open() {
        return bytes[0] == 1;
    }

    int size() {
        return Bytes.intAt(bytes, 1);
    }

    long newest() {
        return Bytes.longAt(bytes, 5);
    }

    /** First half of the hash of the n-th click. */
    long first(int n) {
        return Bytes.longAt(bytes, HEADER + n * CLICK);
    }

    /** The other half. */
    long second(int n) {
        return Bytes.longAt(bytes, HEADER + n * CLICK + 8);
    }

    /** Hands a click over, if it is here. */
    boolean giveTo(Identities identities, long first, long second) {
        int size = size();
        for (int n = 0; n < size; n++) {
            if (second(n) == second && first(n) == first) {
                give(n, identities);
                return true;
            }
        }
        return false;
    }

    /** Hands all clicks over. */
    void giveAllTo(Identities identities) {
        for (int n = 0; n < size(); n++) {
            give(n, identities);
        }
    }

    private void give(int n, Identities identities) {
        int at = HEADER + n * CLICK;
        identities.take(
                first(n),
                second(n),
                Bytes.longAt(bytes, at + 16),
                Bytes.longAt(bytes, at + 24),
                repeats(Bytes.intAt(bytes, at + 32)));
    }

    private long @Nullable [] repeats(int at) {
        if (at == 0) {
            return null;
        }
        long[] repeats = new long[bytes[at]];
        for (int i = 0; i < repeats.length; i++) {
            repeats[i] = Bytes.longAt(bytes, at + 1 + Long.BYTES * i);
        }
        return repeats;
    }

    static final class Serializer extends ValueSerializer<Block> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(Block block, DataOutputView out) throws IOException {
            out.writeInt(block.bytes.length);
            out.write(block.bytes);
        }

        @Override
        public Block deserialize(DataInputView in) throws IOException {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return new Block(bytes);
        }

        @Override
        public TypeSerializerSnapshot<Block> snapshotConfiguration() {
            return new Version();
        }

        /** Format of blocks. */
        public static final class Version extends FormatVersion<Block> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
