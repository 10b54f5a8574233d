package dev.clickledger.streaming.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Records of one shard on their way to the next task, as bytes: what Flink does per record, it does once per batch.
 *
 * @param key a key of the shard, see {@link Shards#key}
 * @param bytes the records, one behind the other, and room behind them
 * @param length how many of the bytes the records take
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record Batch(long key, byte[] bytes, int length) {

    /** How Flink carries batches. */
    public static final TypeInformation<Batch> TYPE = new ValueType<>(Batch.class, new Serializer());

    static final class Serializer extends ValueSerializer<Batch> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(Batch batch, DataOutputView out) throws IOException {
            out.writeLong(batch.key);
            out.writeInt(batch.length);
            out.write(batch.bytes, 0, batch.length);
        }

        @Override
        public Batch deserialize(DataInputView in) throws IOException {
            long key = in.readLong();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return new Batch(key, bytes, bytes.length);
        }

        @Override
        public TypeSerializerSnapshot<Batch> snapshotConfiguration() {
            return new Version();
        }

        /** Format of batches between tasks. */
        public static final class Version extends FormatVersion<Batch> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
