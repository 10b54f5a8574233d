package dev.clickledger.stack.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** A file beside the click log's data that says whether the log holds a history already. */
final class HistoryNote {

    /**
     * What the file says.
     *
     * @param end when the history ends
     * @param complete whether all of it is in the log
     */
    record Entry(Instant end, boolean complete) {}

    private final Path file;

    HistoryNote(Path file) {
        this.file = file;
    }

    Optional<Entry> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
        return Optional.of(new Entry(
                Instant.parse(properties.getProperty("end")),
                Boolean.parseBoolean(properties.getProperty("complete"))));
    }

    Entry begin(Instant end) {
        return write(new Entry(end, false));
    }

    void complete(Entry entry) {
        write(new Entry(entry.end(), true));
    }

    private Entry write(Entry entry) {
        Properties properties = new Properties();
        properties.setProperty("end", entry.end().toString());
        properties.setProperty("complete", Boolean.toString(entry.complete()));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer out = Files.newBufferedWriter(draft)) {
                properties.store(out, "DEMO: the simulated history in the click log");
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
        return entry;
    }
}
