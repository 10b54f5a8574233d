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

/**
 * Bytes on the click log that are no click event.
 *
 * @param raw the record, unchanged
 * @param reason what is wrong, for a person
 */
public record MalformedClick(RawClick raw, String reason) {

    static final TypeInformation<MalformedClick> TYPE = new ValueType<>(MalformedClick.class, new Serializer());

    static final class Serializer extends ValueSerializer<MalformedClick> {

        private static final long serialVersionUID = 1;

        private final RawClick.Serializer raw = new RawClick.Serializer();

        @Override
        public void serialize(MalformedClick click, DataOutputView out) throws IOException {
            raw.serialize(click.raw, out);
            Text.write(click.reason, out);
        }

        @Override
        public MalformedClick deserialize(DataInputView in) throws IOException {
            return new MalformedClick(raw.deserialize(in), Text.read(in));
        }

        @Override
        public TypeSerializerSnapshot<MalformedClick> snapshotConfiguration() {
            return new Version();
        }

        /** Format of malformed clicks. */
        public static final class Version extends FormatVersion<MalformedClick> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
