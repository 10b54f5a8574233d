package dev.clickledger.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.CountingRulesJson;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    private static final Set<String> OPERATORS = Set.of("counter");
    private static final CountingRules RULES =
            new CountingRules(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(30));
    private static final String HEADER = "what else an operator keeps";

    @TempDir
    private Path directory;

    @Test
    void noneWhereNoJobHasRun() {
        assertThat(newest()).isEmpty();
        assertThat(Checkpoints.newest(directory.resolve("not-there").toUri(), OPERATORS, RULES))
                .isEmpty();
    }

    @Test
    void newestOfAllRunsIsTheOneThatWasCompletedLast() throws IOException {
        saved("a1/chk-90", 1_000);
        Path newest = saved("b2/chk-3", 2_000);
        saved("b2/chk-2", 1_500);
        assertThat(newest()).contains(newest);
    }

    @Test
    void checkpointWithoutMetadataIsNotComplete() throws IOException {
        Path complete = saved("a1/chk-4", 1_000);
        Files.createDirectories(directory.resolve("a1/chk-5"));
        assertThat(newest()).contains(complete);
    }

    @Test
    void numberDecidesBetweenCheckpointsOfOneInstant() throws IOException {
        saved("a1/chk-9", 1_000);
        Path newest = saved("a1/chk-10", 1_000);
        assertThat(newest()).contains(newest);
    }

    @Test
    void damagedOneIsLeftAsideForTheNewestWholeOne() throws IOException {
        saved("a1/chk-1", 1_000);
        Path whole = saved("a1/chk-2", 2_000);
        Files.writeString(saved("a1/chk-3", 3_000).resolve("_metadata"), "garbage");
        Files.writeString(saved("a1/chk-4", 4_000).resolve("state"), "cut");
        Files.delete(saved("a1/chk-5", 5_000).resolve("state"));

        assertThat(newest()).contains(whole);
    }

    @Test
    void noneIsLeftWhereAllAreDamaged() throws IOException {
        Files.writeString(saved("a1/chk-1", 1_000).resolve("_metadata"), "");

        assertThat(newest()).isEmpty();
    }

    @Test
    void oneOfAVersionThatCountsInAnotherWayIsRefusedWithAWayOn() throws IOException {
        saved("a1/chk-1", 1_000, "of-the-former-version");

        assertThatIllegalStateException()
                .isThrownBy(this::newest)
                .withMessageContaining("of-the-former-version")
                .withMessageContaining("set CHECKPOINT_DIR to an empty folder");
    }

    @Test
    void oneThatWasCountedByOtherRulesIsRefusedWithBothAndAWayOn() throws IOException {
        saved("a1/chk-1", 1_000);
        CountingRules others = new CountingRules(RULES.latenessBound(), Duration.ofMinutes(3), RULES.horizon());

        assertThatIllegalStateException()
                .isThrownBy(() -> Checkpoints.newest(directory.toUri(), OPERATORS, others))
                .withMessageContaining("chk-1")
                .withMessageContaining("(lateness bound PT1M, margin PT2M, horizon PT30M)")
                .withMessageContaining("(lateness bound PT1M, margin PT3M, horizon PT30M)")
                .withMessageContaining("Have setup write the former ones to a new topic counting-rules");
    }

    @Test
    void oneThatDoesNotSayItsRulesIsRefusedWithAWayOn() throws IOException {
        saved("a1/chk-1", 1_000, "counter", Map.of());

        assertThatIllegalStateException()
                .isThrownBy(this::newest)
                .withMessageContaining("does not say by which rules")
                .withMessageContaining("Set CHECKPOINT_DIR to an empty folder");
    }

    @Test
    void oneWhoseRulesCannotBeReadIsLeftAside() throws IOException {
        Path whole = saved("a1/chk-1", 1_000);
        Path state = saved("a1/chk-2", 2_000).resolve("state");
        Files.write(state, new byte[(int) Files.size(state)]);

        assertThat(newest()).contains(whole);
    }

    private Optional<Path> newest() {
        return Checkpoints.newest(directory.toUri(), OPERATORS, RULES).map(found -> Path.of(found.toUri()));
    }

    private Path saved(String name, long millis) throws IOException {
        return saved(name, millis, "counter");
    }

    private Path saved(String name, long millis, String uid) throws IOException {
        OperatorStateHandle.StateMetaInfo rules =
                new OperatorStateHandle.StateMetaInfo(new long[] {HEADER.length()}, OperatorStateHandle.Mode.UNION);
        return saved(name, millis, uid, Map.of("counting-rules", rules));
    }

    /** A checkpoint as Flink writes it, of one operator whose state lies in a file. */
    private Path saved(String name, long millis, String uid, Map<String, OperatorStateHandle.StateMetaInfo> states)
            throws IOException {
        Path checkpoint = Files.createDirectories(directory.resolve(name));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBytes(HEADER);
            byte[] rules = CountingRulesJson.toJson(RULES);
            out.writeInt(rules.length);
            out.write(rules);
        }
        Path state = Files.write(checkpoint.resolve("state"), bytes.toByteArray());
        OperatorState operator = new OperatorState(uid, uid, new OperatorID(1, 2), 1, 128);
        operator.putState(
                0,
                OperatorSubtaskState.builder()
                        .setManagedOperatorState(new OperatorStreamStateHandle(
                                states,
                                new FileStateHandle(new org.apache.flink.core.fs.Path(state.toUri()), bytes.size())))
                        .build());
        Path metadata = checkpoint.resolve("_metadata");
        try (OutputStream out = Files.newOutputStream(metadata)) {
            org.apache.flink.runtime.checkpoint.Checkpoints.storeCheckpointMetadata(
                    new CheckpointMetadata(1, List.of(operator), List.of()), out);
        }
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(millis));
        return checkpoint;
    }
}
