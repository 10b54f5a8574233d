package dev.clickledger.streaming;

import dev.clickledger.contract.CountingRules;
import dev.clickledger.streaming.ingest.RecordedRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints that earlier runs left behind, wherever Flink can read files. */
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Pattern NAME = Pattern.compile("chk-\\d+");
    /** Written last, so that a checkpoint with it is complete. */
    private static final String METADATA = "_metadata";

    private Checkpoints() {}

    /**
     * The newest complete checkpoint of all runs that is not damaged.
     *
     * @param counting uids of operators whose state every checkpoint of this version has
     * @param rules by which clicks are counted from now on
     * @throws IllegalStateException when that checkpoint is of a version of the job that counted in another way, or was
     *     counted by other rules
     */
    static Optional<Path> newest(URI checkpointDir, Set<String> counting, CountingRules rules) {
        List<FileStatus> complete = new ArrayList<>();
        for (FileStatus run : list(new Path(checkpointDir))) {
            if (run.isDir()) {
                list(run.getPath()).stream()
                        .filter(folder ->
                                NAME.matcher(folder.getPath().getName()).matches())
                        .flatMap(folder -> list(folder.getPath()).stream())
                        .filter(file -> file.getPath().getName().equals(METADATA))
                        .forEach(complete::add);
            }
        }
        complete.sort(Comparator.comparingLong(FileStatus::getModificationTime)
                .thenComparing(metadata -> number(metadata.getPath().getParent()))
                .reversed());
        for (FileStatus metadata : complete) {
            CheckpointMetadata found = CheckpointMetadata.of(metadata.getPath());
            if (found.damage().isEmpty()) {
                Path checkpoint = metadata.getPath().getParent();
                refuseAnotherWay(checkpoint, found, counting);
                RecordedRules.demand(rules, found.rules(), "checkpoint " + checkpoint);
                return Optional.of(checkpoint);
            }
            // an older one is as good, only more is read again: revisions make what is counted twice invisible
            LOG.warn(
                    "Checkpoint {} is damaged and left aside for an older one: {}",
                    metadata.getPath().getParent(),
                    found.damage().get());
        }
        return Optional.empty();
    }

    private static void refuseAnotherWay(Path checkpoint, CheckpointMetadata found, Set<String> counting) {
        if (!found.operators().containsAll(counting)) {
            throw new IllegalStateException("checkpoint " + checkpoint + " is of a version of this job that counts in"
                    + " another way: it holds state of " + found.operators() + ", this one needs that of " + counting
                    + ". Start that version, or set CHECKPOINT_DIR to an empty folder: this one then starts from the"
                    + " log, a horizon back, and the recount corrects what lies before");
        }
    }

    private static List<FileStatus> list(Path folder) {
        try {
            FileSystem files = folder.getFileSystem();
            FileStatus[] found = files.exists(folder) ? files.listStatus(folder) : null;
            return found == null ? List.of() : List.of(found);
        } catch (IOException e) {
            throw new UncheckedIOException("looking for checkpoints in " + folder + " failed", e);
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getName().substring("chk-".length()));
    }
}
