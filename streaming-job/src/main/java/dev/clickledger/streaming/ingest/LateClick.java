package dev.clickledger.streaming.ingest;

import dev.clickledger.streaming.wire.FormatVersion;
import dev.clickledger.streaming.wire.ValueSerializer;
import dev.clickledger.streaming.wire.ValueType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A click that reached the log too late for the speed layer to count it.
 *
 * @param raw the record, unchanged
 * @param lateByMillis time between the click and its append
 */
public record LateClick(RawClick raw, long lateByMillis) {

    static final TypeInformation<LateClick> TYPE = new ValueType<>(LateClick.class, new Serializer());

    static final class Serializer extends ValueSerializer<LateClick> {

        private static final long serialVersionUID = 1;

        private final RawClick.Serializer raw = new RawClick.Serializer();

        @Override
        public void serialize(LateClick click, DataOutputView out) throws IOException {
            raw.serialize(click.raw, out);
            out.writeLong(click.lateByMillis);
        }

        @Override
        public LateClick deserialize(DataInputView in) throws IOException {
            return new LateClick(raw.deserialize(in), in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<LateClick> snapshotConfiguration() {
            return new Version();
        }

        /** Format of late clicks. */
        public static final class Version extends FormatVersion<LateClick> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
