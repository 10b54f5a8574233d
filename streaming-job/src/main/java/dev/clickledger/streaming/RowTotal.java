package dev.clickledger.streaming;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A row's counts so far, and whether its minute has been closed. */
record RowTotal(long clicks, long repeats, boolean closed) {

    static final RowTotal NOTHING = new RowTotal(0, 0, false);

    static final TypeInformation<RowTotal> TYPE = new ValueType<>(RowTotal.class, new Serializer());

    RowTotal plus(RowDelta delta) {
        return new RowTotal(clicks + delta.clicks(), repeats + delta.repeats(), closed);
    }

    RowTotal close() {
        return new RowTotal(clicks, repeats, true);
    }

    static final class Serializer extends ValueSerializer<RowTotal> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(RowTotal total, DataOutputView out) throws IOException {
            out.writeLong(total.clicks);
            out.writeLong(total.repeats);
            out.writeBoolean(total.closed);
        }

        @Override
        public RowTotal deserialize(DataInputView in) throws IOException {
            return new RowTotal(in.readLong(), in.readLong(), in.readBoolean());
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
