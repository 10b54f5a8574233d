package dev.clickledger.streaming.rows;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.streaming.wire.FormatVersion;
import dev.clickledger.streaming.wire.Text;
import dev.clickledger.streaming.wire.ValueSerializer;
import dev.clickledger.streaming.wire.ValueType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Rows on their way to the sink, as the JSON that they become there. */
public final class ClickCountSerializer extends ValueSerializer<ClickCount> {

    /** How Flink carries rows. */
    public static final TypeInformation<ClickCount> TYPE =
            new ValueType<>(ClickCount.class, new ClickCountSerializer());

    private static final long serialVersionUID = 1;

    @Override
    public void serialize(ClickCount count, DataOutputView out) throws IOException {
        Text.writeBytes(ClickCountJson.toJson(count), out);
    }

    @Override
    public ClickCount deserialize(DataInputView in) throws IOException {
        byte[] json = Text.readBytes(in);
        if (json == null) {
            throw new IOException("a row of counts has no bytes");
        }
        return ClickCountJson.fromJson(json);
    }

    @Override
    public TypeSerializerSnapshot<ClickCount> snapshotConfiguration() {
        return new Version();
    }

    /** Format of rows. */
    public static final class Version extends FormatVersion<ClickCount> {
        /** For Flink. */
        public Version() {
            super(1, new ClickCountSerializer());
        }
    }
}
