package dev.clickledger.streaming.progress;

import dev.clickledger.streaming.wire.FormatVersion;
import dev.clickledger.streaming.wire.ValueSerializer;
import dev.clickledger.streaming.wire.ValueType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How far a partition of the click log has been read.
 *
 * @param nextOffset the first offset not read
 * @param appendedAt when the last record read was appended, milliseconds since the epoch, UTC; {@link #NOTHING_READ}
 *     before the first
 */
public record Position(int partition, long nextOffset, long appendedAt) {

    /** Before the first record. */
    public static final long NOTHING_READ = Long.MIN_VALUE;

    /** How Flink carries positions. */
    public static final TypeInformation<Position> TYPE = new ValueType<>(Position.class, new Serializer());

    static final class Serializer extends ValueSerializer<Position> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(Position position, DataOutputView out) throws IOException {
            out.writeInt(position.partition);
            out.writeLong(position.nextOffset);
            out.writeLong(position.appendedAt);
        }

        @Override
        public Position deserialize(DataInputView in) throws IOException {
            return new Position(in.readInt(), in.readLong(), in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<Position> snapshotConfiguration() {
            return new Version();
        }

        /** Format of positions. */
        public static final class Version extends FormatVersion<Position> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
