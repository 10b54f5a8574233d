package dev.clickledger.streaming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkpoints that earlier runs left behind. */
final class Checkpoints {

    private static final Pattern NAME = Pattern.compile("chk-\\d+");
    /** Written last, so that a checkpoint with it is complete. */
    private static final String METADATA = "_metadata";

    private Checkpoints() {}

    /** The newest complete checkpoint of all runs. */
    static Optional<Path> newest(Path checkpointDir) {
        if (!Files.isDirectory(checkpointDir)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.find(checkpointDir, 2, (path, attributes) -> complete(path))) {
            return folders.max(Comparator.comparing(Checkpoints::completedAt).thenComparing(Checkpoints::number));
        } catch (IOException e) {
            throw new UncheckedIOException("looking for checkpoints in " + checkpointDir + " failed", e);
        }
    }

    private static boolean complete(Path folder) {
        return NAME.matcher(String.valueOf(folder.getFileName())).matches() && Files.exists(folder.resolve(METADATA));
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
