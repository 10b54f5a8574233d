package dev.clickledger.streaming.rows;

import dev.clickledger.streaming.wire.FormatVersion;
import dev.clickledger.streaming.wire.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A row's counts so far, in state. */
record RowTotal(long clicks, long repeats) {

    static final class Serializer extends ValueSerializer<RowTotal> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(RowTotal total, DataOutputView out) throws IOException {
            out.writeLong(total.clicks);
            out.writeLong(total.repeats);
        }

        @Override
        public RowTotal deserialize(DataInputView in) throws IOException {
            return new RowTotal(in.readLong(), in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<RowTotal> snapshotConfiguration() {
            return new Version();
        }

        /** Format of totals. */
        public static final class Version extends FormatVersion<RowTotal> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
