package dev.clickledger.streaming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints that earlier runs left behind. */
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Pattern NAME = Pattern.compile("chk-\\d+");
    /** Written last, so that a checkpoint with it is complete. */
    private static final String METADATA = "_metadata";

    private Checkpoints() {}

    /** The newest complete checkpoint of all runs that is not damaged. */
    static Optional<Path> newest(Path checkpointDir) {
        return newest(checkpointDir, CheckpointDamage::of);
    }

    static Optional<Path> newest(Path checkpointDir, Function<Path, Optional<String>> damage) {
        if (!Files.isDirectory(checkpointDir)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.find(checkpointDir, 2, (path, attributes) -> complete(path))) {
            return folders.sorted(Comparator.comparing(Checkpoints::completedAt)
                            .thenComparing(Checkpoints::number)
                            .reversed())
                    .filter(checkpoint -> whole(checkpoint, damage))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for checkpoints in " + checkpointDir + " failed", e);
        }
    }

    private static boolean complete(Path folder) {
        return NAME.matcher(String.valueOf(folder.getFileName())).matches() && Files.exists(folder.resolve(METADATA));
    }

    /** An older checkpoint is as good, only more is read again: revisions make what is counted twice invisible. */
    private static boolean whole(Path checkpoint, Function<Path, Optional<String>> damage) {
        Optional<String> found = damage.apply(checkpoint);
        found.ifPresent(
                words -> LOG.warn("Checkpoint {} is damaged and left aside for an older one: {}", checkpoint, words));
        return found.isEmpty();
    }

    private static FileTime completedAt(Path checkpoint) {
        try {
            return Files.getLastModifiedTime(checkpoint.resolve(METADATA));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the age of " + checkpoint + " failed", e);
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(String.valueOf(checkpoint.getFileName()).substring("chk-".length()));
    }
}
