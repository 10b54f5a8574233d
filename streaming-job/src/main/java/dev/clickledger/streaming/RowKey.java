package dev.clickledger.streaming;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * One row of counts.
 *
 * @param minute start of the minute, milliseconds since the epoch, UTC
 */
record RowKey(Dimensions dimensions, long minute) {

    static final TypeInformation<RowKey> TYPE = new ValueType<>(RowKey.class, new Serializer());

    /** The same in every process, since rows are spread over tasks by it. */
    @Override
    public int hashCode() {
        return 31 * dimensions.hashCode() + Long.hashCode(minute);
    }

    static final class Serializer extends ValueSerializer<RowKey> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(RowKey key, DataOutputView out) throws IOException {
            key.dimensions.write(out);
            out.writeLong(key.minute);
        }

        @Override
        public RowKey deserialize(DataInputView in) throws IOException {
            return new RowKey(Dimensions.read(in), in.readLong());
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
