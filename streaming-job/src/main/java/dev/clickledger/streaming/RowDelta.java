package dev.clickledger.streaming;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What one task found for a row since it last told. */
record RowDelta(RowKey row, long clicks, long repeats) {

    static final TypeInformation<RowDelta> TYPE = new ValueType<>(RowDelta.class, new Serializer());

    static final class Serializer extends ValueSerializer<RowDelta> {

        private static final long serialVersionUID = 1;

        private final RowKey.Serializer row = new RowKey.Serializer();

        @Override
        public void serialize(RowDelta delta, DataOutputView out) throws IOException {
            row.serialize(delta.row, out);
            out.writeLong(delta.clicks);
            out.writeLong(delta.repeats);
        }

        @Override
        public RowDelta deserialize(DataInputView in) throws IOException {
            return new RowDelta(row.deserialize(in), in.readLong(), in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<RowDelta> snapshotConfiguration() {
            return new Version();
        }

        /** Format of deltas. */
        public static final class Version extends FormatVersion<RowDelta> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
