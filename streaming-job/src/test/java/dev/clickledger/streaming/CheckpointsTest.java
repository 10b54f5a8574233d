package dev.clickledger.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    private Path directory;

    @Test
    void noneWhereNoJobHasRun() {
        assertThat(Checkpoints.newest(directory)).isEmpty();
        assertThat(Checkpoints.newest(directory.resolve("not-there"))).isEmpty();
    }

    @Test
    void newestOfAllRunsIsTheOneThatWasCompletedLast() throws IOException {
        complete("a1/chk-90", 1_000);
        Path newest = complete("b2/chk-3", 2_000);
        complete("b2/chk-2", 1_500);
        assertThat(Checkpoints.newest(directory)).contains(newest);
    }

    @Test
    void checkpointWithoutMetadataIsNotComplete() throws IOException {
        Path complete = complete("a1/chk-4", 1_000);
        Files.createDirectories(directory.resolve("a1/chk-5"));
        assertThat(Checkpoints.newest(directory)).contains(complete);
    }

    @Test
    void numberDecidesBetweenCheckpointsOfOneInstant() throws IOException {
        complete("a1/chk-9", 1_000);
        Path newest = complete("a1/chk-10", 1_000);
        assertThat(Checkpoints.newest(directory)).contains(newest);
    }

    private Path complete(String name, long millis) throws IOException {
        Path checkpoint = Files.createDirectories(directory.resolve(name));
        Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(millis));
        return checkpoint;
    }
}
