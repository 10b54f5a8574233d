package dev.clickledger.streaming;

import dev.clickledger.contract.CountingRules;
import dev.clickledger.streaming.ingest.RecordedRules;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;

/**
 * What can be told of a checkpoint before Flink restores from it: one that cannot be restored would end every start
 * alike.
 *
 * @param damage what is wrong with it, if anything: metadata that cannot be read, or a file of state that is not as it was
 * @param operators uids of the operators whose state it holds
 * @param rules by which its clicks were counted, if it says so
 */
record CheckpointMetadata(Optional<String> damage, Set<String> operators, Optional<CountingRules> rules) {

    static CheckpointMetadata of(Path metadata) {
        Collection<OperatorState> states;
        try (DataInputStream in = new DataInputStream(metadata.getFileSystem().open(metadata))) {
            states = Checkpoints.loadCheckpointMetadata(
                            in,
                            CheckpointMetadata.class.getClassLoader(),
                            metadata.getParent().toString())
                    .getOperatorStates();
        } catch (IOException | RuntimeException e) {
            return damaged("its metadata cannot be read, " + e);
        }
        Optional<String> damage = subtasks(states)
                .flatMap(CheckpointMetadata::handles)
                .flatMap(handle -> damage(handle).stream())
                .findFirst();
        if (damage.isPresent()) {
            return damaged(damage.get());
        }
        Set<String> operators = new TreeSet<>();
        states.stream().flatMap(state -> state.getOperatorUid().stream()).forEach(operators::add);
        try {
            return new CheckpointMetadata(Optional.empty(), operators, rules(states));
        } catch (IOException | RuntimeException e) {
            return damaged("its rules cannot be read, " + e);
        }
    }

    private static CheckpointMetadata damaged(String how) {
        return new CheckpointMetadata(Optional.of(how), Set.of(), Optional.empty());
    }

    private static Optional<CountingRules> rules(Collection<OperatorState> states) throws IOException {
        for (OperatorSubtaskState subtask : subtasks(states).toList()) {
            for (OperatorStateHandle state : subtask.getManagedOperatorState()) {
                Optional<CountingRules> rules = RecordedRules.of(state);
                if (rules.isPresent()) {
                    return rules;
                }
            }
        }
        return Optional.empty();
    }

    private static Stream<OperatorSubtaskState> subtasks(Collection<OperatorState> states) {
        return states.stream().map(OperatorState::getStates).flatMap(Collection::stream);
    }

    private static Stream<StreamStateHandle> handles(OperatorSubtaskState subtask) {
        return Stream.of(
                        subtask.getManagedOperatorState(),
                        subtask.getRawOperatorState(),
                        subtask.getManagedKeyedState(),
                        subtask.getRawKeyedState())
                .flatMap(Collection::stream)
                .flatMap(handle -> {
                    if (handle instanceof IncrementalRemoteKeyedStateHandle rocksdb) {
                        return Stream.of(
                                        List.of(rocksdb.getMetaDataStateHandle()),
                                        rocksdb.getSharedState().stream()
                                                .map(file -> file.getHandle())
                                                .toList(),
                                        rocksdb.getPrivateState().stream()
                                                .map(file -> file.getHandle())
                                                .toList())
                                .flatMap(Collection::stream);
                    }
                    return handle instanceof StreamStateHandle file ? Stream.of(file) : Stream.empty();
                });
    }

    private static Optional<String> damage(StreamStateHandle handle) {
        return handle.maybeGetPath().flatMap(file -> {
            try {
                return file.getFileSystem().getFileStatus(file).getLen() == handle.getStateSize()
                        ? Optional.empty()
                        : Optional.of(file + " has not the size that it had");
            } catch (IOException e) {
                return Optional.of(file + " cannot be read");
            }
        });
    }
}
