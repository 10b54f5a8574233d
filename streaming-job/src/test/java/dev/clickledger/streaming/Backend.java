package dev.clickledger.streaming;

import java.util.stream.Stream;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** Where state may lie. */
public enum Backend {
    HEAP,
    DISK;

    /** How many keys have a state of that name. */
    public static long keys(AbstractStreamOperatorTestHarness<?> task, String state) {
        AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) task.getOperator();
        try (Stream<?> keys = operator.getKeyedStateBackend().getKeys(state, VoidNamespace.INSTANCE)) {
            return keys.distinct().count();
        }
    }

    public StateBackend make() {
        return this == HEAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend(true);
    }
}
