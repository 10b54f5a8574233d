package dev.clickledger.streaming.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The version of a hand-written format in checkpoints. A job that changes a format raises its version and keeps reading
 * the older ones; a job that meets a newer version than its own refuses to start.
 */
public abstract class FormatVersion<T> implements TypeSerializerSnapshot<T> {

    private final int current;
    private final TypeSerializer<T> serializer;

    /** The version that is written, and what reads it. */
    protected FormatVersion(int current, TypeSerializer<T> serializer) {
        this.current = current;
        this.serializer = serializer;
    }

    @Override
    public int getCurrentVersion() {
        return current;
    }

    @Override
    public void writeSnapshot(DataOutputView out) {}

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader classLoader) throws IOException {
        if (version < 1 || version > current) {
            throw new IOException(
                    "the checkpoint holds " + getClass().getEnclosingClass().getSimpleName() + " version " + version
                            + ", this job reads up to " + current + ": start a job at least as new as its writer");
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return serializer;
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> older) {
        return older.getClass() == getClass()
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
