package dev.clickledger.streaming.ingest;

import dev.clickledger.streaming.wire.FormatVersion;
import dev.clickledger.streaming.wire.Text;
import dev.clickledger.streaming.wire.ValueSerializer;
import dev.clickledger.streaming.wire.ValueType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A record of the click log as the broker holds it.
 *
 * @param value the record's bytes, shared and not to be changed; null where the record has none
 * @param partition partition of the log
 * @param offset place in the partition
 * @param appendedAt when the broker appended it, milliseconds since the epoch, UTC
 */
@SuppressWarnings("ArrayRecordComponent") // millions a minute: compared by nobody, copied by nobody
public record RawClick(byte @Nullable [] value, int partition, long offset, long appendedAt) {

    /** How Flink carries raw clicks. */
    public static final TypeInformation<RawClick> TYPE = new ValueType<>(RawClick.class, new Serializer());

    static final class Serializer extends ValueSerializer<RawClick> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(RawClick click, DataOutputView out) throws IOException {
            Text.writeBytes(click.value, out);
            out.writeInt(click.partition);
            out.writeLong(click.offset);
            out.writeLong(click.appendedAt);
        }

        @Override
        public RawClick deserialize(DataInputView in) throws IOException {
            return new RawClick(Text.readBytes(in), in.readInt(), in.readLong(), in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<RawClick> snapshotConfiguration() {
            return new Version();
        }

        /** Format of raw clicks. */
        public static final class Version extends FormatVersion<RawClick> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
