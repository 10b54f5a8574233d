package dev.clickledger.app.edge.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file of the folder {@code lists}, which {@code app/lists/refresh} derives. */
public final class ListFile {

    private ListFile() {}

    /** Its lines without comments. */
    public static List<String> lines(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading list " + name + " failed", e);
        }
    }

    public static InputStream open(String name) {
        InputStream file = ListFile.class.getResourceAsStream("/lists/" + name);
        if (file == null) {
            throw new IllegalStateException("list " + name + " is missing from this build");
        }
        return file;
    }
}
