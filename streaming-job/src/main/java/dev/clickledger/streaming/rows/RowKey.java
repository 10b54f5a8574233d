package dev.clickledger.streaming.rows;

import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.Verdict;
import dev.clickledger.streaming.wire.FormatVersion;
import dev.clickledger.streaming.wire.ValueSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A row's dimensions in state: tenant, campaign, ad, verdict, country, device class and source, as Avro writes them in
 * the click log. Its hash is the keyed one, which nobody outside can steer.
 */
final class RowKey {

    private static final Verdict[] VERDICTS = Verdict.values();
    private static final long MINUTE_MILLIS = 60_000;

    private final long hash;
    private final byte[] dimensions;

    RowKey(long hash, byte[] bytes, int from, int length) {
        this(hash, Arrays.copyOfRange(bytes, from, from + length));
    }

    private RowKey(long hash, byte[] dimensions) {
        this.hash = hash;
        this.dimensions = dimensions;
    }

    /**
     * The key of the row that is written.
     *
     * @param bytes where the dimensions stand
     * @param minute number of the minute since the epoch
     */
    static ClickCountKey inMinute(byte[] bytes, int from, int minute) {
        Reader in = new Reader(bytes, from);
        String tenantId = in.text();
        String campaignId = in.text();
        String adId = in.text();
        Verdict verdict = VERDICTS[in.number()];
        return new ClickCountKey(
                tenantId,
                campaignId,
                adId,
                Instant.ofEpochMilli(minute * MINUTE_MILLIS),
                verdict,
                in.text(),
                in.text(),
                in.text());
    }

    ClickCountKey inMinute(int minute) {
        return inMinute(dimensions, 0, minute);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey that && hash == that.hash && Arrays.equals(dimensions, that.dimensions);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    private static final class Reader {

        private final byte[] bytes;
        private int at;

        private Reader(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        /** A number from 0 to 8,191, zigzag. */
        private int number() {
            int low = bytes[at++];
            return (low >= 0 ? low : low & 0x7F | bytes[at++] << 7) >> 1;
        }

        private String text() {
            int length = number();
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }
    }

    static final class Serializer extends ValueSerializer<RowKey> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(RowKey key, DataOutputView out) throws IOException {
            out.writeLong(key.hash);
            out.writeShort(key.dimensions.length);
            out.write(key.dimensions);
        }

        @Override
        public RowKey deserialize(DataInputView in) throws IOException {
            long hash = in.readLong();
            byte[] dimensions = new byte[in.readUnsignedShort()];
            in.readFully(dimensions);
            return new RowKey(hash, dimensions);
        }

        @Override
        public TypeSerializerSnapshot<RowKey> snapshotConfiguration() {
            return new Version();
        }

        /** Format of row keys. */
        public static final class Version extends FormatVersion<RowKey> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
