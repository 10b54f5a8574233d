package dev.clickledger.streaming;

import java.io.IOException;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The part of a click event that counting needs.
 *
 * @param minute start of the minute of its event time, milliseconds since the epoch, UTC
 * @param appendedAt when the broker appended it, milliseconds since the epoch, UTC
 */
record Click(Dimensions dimensions, long minute, long appendedAt, UUID clickId, UUID eventId) {

    static final TypeInformation<Click> TYPE = new ValueType<>(Click.class, new Serializer());

    RowKey row() {
        return new RowKey(dimensions, minute);
    }

    static final class Serializer extends ValueSerializer<Click> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(Click click, DataOutputView out) throws IOException {
            click.dimensions.write(out);
            out.writeLong(click.minute);
            out.writeLong(click.appendedAt);
            writeId(click.clickId, out);
            writeId(click.eventId, out);
        }

        @Override
        public Click deserialize(DataInputView in) throws IOException {
            return new Click(Dimensions.read(in), in.readLong(), in.readLong(), readId(in), readId(in));
        }

        private static void writeId(UUID id, DataOutputView out) throws IOException {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }

        private static UUID readId(DataInputView in) throws IOException {
            return new UUID(in.readLong(), in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<Click> snapshotConfiguration() {
            return new Version();
        }

        /** Format of clicks between tasks. */
        public static final class Version extends FormatVersion<Click> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
