package dev.clickledger.streaming;

import java.io.IOException;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A sixteenth of an ad's clicks, by click id: the unit in which repeats are remembered, so that a busy ad is shared. */
record AdSlice(String tenantId, String adId, int slice) {

    static final TypeInformation<AdSlice> TYPE = new ValueType<>(AdSlice.class, new Serializer());

    /** Constant forever: checkpoints hold clicks by slice. */
    private static final int SLICES = 16;

    static AdSlice of(Click click) {
        return new AdSlice(click.dimensions().tenantId(), click.dimensions().adId(), slice(click.clickId()));
    }

    /** Constant forever, as the number of slices. */
    private static int slice(UUID clickId) {
        long h = clickId.getMostSignificantBits() * 0x9E3779B97F4A7C15L ^ clickId.getLeastSignificantBits();
        h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
        return (int) (h >>> 60) & (SLICES - 1);
    }

    /** The same in every process, since slices are spread over tasks by it. */
    @Override
    public int hashCode() {
        return (31 * tenantId.hashCode() + adId.hashCode()) * SLICES + slice;
    }

    static final class Serializer extends ValueSerializer<AdSlice> {

        private static final long serialVersionUID = 1;

        @Override
        public void serialize(AdSlice key, DataOutputView out) throws IOException {
            Text.write(key.tenantId, out);
            Text.write(key.adId, out);
            out.writeByte(key.slice);
        }

        @Override
        public AdSlice deserialize(DataInputView in) throws IOException {
            return new AdSlice(Text.read(in), Text.read(in), in.readByte());
        }

        @Override
        public TypeSerializerSnapshot<AdSlice> snapshotConfiguration() {
            return new Version();
        }

        /** Format of slices. */
        public static final class Version extends FormatVersion<AdSlice> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
