package dev.clickledger.streaming.ingest;

import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.CountingRulesJson;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.state.OperatorStateHandle;

/** The rules by which the clicks of a checkpoint were counted. They are part of it. */
public final class RecordedRules {

    /** The state of {@link ClickDecoder} that holds them, one for each of its tasks. */
    static final ListStateDescriptor<byte[]> STATE =
            new ListStateDescriptor<>("counting-rules", BytePrimitiveArraySerializer.INSTANCE);

    private RecordedRules() {}

    /** The rules that a task of a decoder left in a checkpoint; empty when the state is of something else. */
    public static Optional<CountingRules> of(OperatorStateHandle state) throws IOException {
        OperatorStateHandle.StateMetaInfo rules =
                state.getStateNameToPartitionOffsets().get(STATE.getName());
        if (rules == null || rules.getOffsets().length == 0) {
            return Optional.empty();
        }
        try (FSDataInputStream in = state.openInputStream()) {
            in.seek(rules.getOffsets()[0]);
            byte[] json = BytePrimitiveArraySerializer.INSTANCE.deserialize(new DataInputViewStreamWrapper(in));
            return Optional.of(CountingRulesJson.fromJson(json));
        }
    }

    /** Refuses what a restored state says, unless it is what it should be. */
    static void demand(CountingRules rules, ListState<byte[]> restored) throws Exception {
        boolean found = false;
        for (byte[] json : restored.get()) {
            demand(rules, Optional.of(CountingRulesJson.fromJson(json)), "the checkpoint that this job goes on from");
            found = true;
        }
        if (!found) {
            demand(rules, Optional.empty(), "the checkpoint that this job goes on from");
        }
    }

    /**
     * Refuses a checkpoint that was counted by other rules.
     *
     * @param rules the rules of the log
     * @param recorded those of the checkpoint
     * @param checkpoint what to call it
     * @throws IllegalStateException when it was; the message holds both rules and says what to do
     */
    public static void demand(CountingRules rules, Optional<CountingRules> recorded, String checkpoint) {
        if (recorded.isEmpty()) {
            throw new IllegalStateException(
                    checkpoint + " does not say by which rules its clicks were counted: it is of a former version of"
                            + " this job. Set CHECKPOINT_DIR to an empty folder: this one then starts from the log, a"
                            + " horizon back, and the recount corrects what lies before");
        }
        if (!recorded.get().equals(rules)) {
            throw new IllegalStateException(checkpoint + " was counted by other rules (" + recorded.get()
                    + ") than topic counting-rules holds (" + rules + "). Rules of counts that exist do not change."
                    + " Have setup write the former ones to a new topic counting-rules, or begin anew with an empty"
                    + " Kafka, an empty CHECKPOINT_DIR and an empty WAREHOUSE_DIR");
        }
    }
}
