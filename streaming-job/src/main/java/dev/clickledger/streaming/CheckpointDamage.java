package dev.clickledger.streaming;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StreamStateHandle;

/** Looks at a checkpoint before Flink restores from it: an unreadable one would end every start alike. */
final class CheckpointDamage {

    private CheckpointDamage() {}

    /** What is wrong with it, if anything: metadata that cannot be read, or a file of state that is not as it was. */
    static Optional<String> of(Path checkpoint) {
        try (DataInputStream metadata = new DataInputStream(Files.newInputStream(checkpoint.resolve("_metadata")))) {
            return Checkpoints.loadCheckpointMetadata(
                            metadata, CheckpointDamage.class.getClassLoader(), checkpoint.toString())
                    .getOperatorStates()
                    .stream()
                    .map(OperatorState::getStates)
                    .flatMap(Collection::stream)
                    .flatMap(CheckpointDamage::handles)
                    .flatMap(handle -> damage(handle).stream())
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            return Optional.of("its metadata cannot be read, " + e);
        }
    }

    private static Stream<StreamStateHandle> handles(OperatorSubtaskState subtask) {
        return Stream.of(
                        subtask.getManagedOperatorState(),
                        subtask.getRawOperatorState(),
                        subtask.getManagedKeyedState(),
                        subtask.getRawKeyedState())
                .flatMap(Collection::stream)
                .filter(StreamStateHandle.class::isInstance)
                .map(StreamStateHandle.class::cast);
    }

    private static Optional<String> damage(StreamStateHandle handle) {
        return handle.maybeGetPath().map(path -> Path.of(path.toUri())).flatMap(file -> {
            try {
                return Files.size(file) == handle.getStateSize()
                        ? Optional.empty()
                        : Optional.of(file + " has not the size that it had");
            } catch (IOException e) {
                return Optional.of(file + " cannot be read");
            }
        });
    }
}
