package dev.clickledger.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A note of a running process: a file that holds its number and when it started, so that a number which another process
 * has got since is not mistaken for it.
 */
final class ProcessNote {

    private ProcessNote() {}

    static void write(Path folder, String name, ProcessHandle process) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(folder, name), process.pid() + " " + started(process));
    }

    static void erase(Path folder, String name) {
        try {
            Files.deleteIfExists(file(folder, name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the note of " + name, e);
        }
    }

    /** The process that the note is about, when it still runs. */
    static Optional<ProcessHandle> read(Path folder, String name) {
        return read(file(folder, name));
    }

    /** Every noted process that still runs. */
    static List<ProcessHandle> all(Path folder) throws IOException {
        List<ProcessHandle> running = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder, "*.pid")) {
                notes.forEach(note -> read(note).ifPresent(running::add));
            }
        }
        return running;
    }

    private static Optional<ProcessHandle> read(Path note) {
        try {
            String[] parts = Files.readString(note).strip().split(" ", -1);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(process -> started(process).equals(parts[1]));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(name + ".pid");
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
