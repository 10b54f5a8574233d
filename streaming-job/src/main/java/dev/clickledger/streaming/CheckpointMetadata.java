package dev.clickledger.streaming;

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
import org.apache.flink.runtime.state.StreamStateHandle;

/**
 * What can be told of a checkpoint before Flink restores from it: one that cannot be restored would end every start
 * alike.
 *
 * @param damage what is wrong with it, if anything: metadata that cannot be read, or a file of state that is not as it was
 * @param operators uids of the operators whose state it holds
 */
record CheckpointMetadata(Optional<String> damage, Set<String> operators) {

    static CheckpointMetadata of(Path metadata) {
        Collection<OperatorState> states;
        try (DataInputStream in = new DataInputStream(metadata.getFileSystem().open(metadata))) {
            states = Checkpoints.loadCheckpointMetadata(
                            in,
                            CheckpointMetadata.class.getClassLoader(),
                            metadata.getParent().toString())
                    .getOperatorStates();
        } catch (IOException | RuntimeException e) {
            return new CheckpointMetadata(Optional.of("its metadata cannot be read, " + e), Set.of());
        }
        Set<String> operators = new TreeSet<>();
        states.stream().flatMap(state -> state.getOperatorUid().stream()).forEach(operators::add);
        return new CheckpointMetadata(
                states.stream()
                        .map(OperatorState::getStates)
                        .flatMap(Collection::stream)
                        .flatMap(CheckpointMetadata::handles)
                        .flatMap(handle -> damage(handle).stream())
                        .findFirst(),
                operators);
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
