package dev.clickledger.stack.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of the demo: tab-separated lines, of which those with a leading # tell where it comes from. */
final class DataFile {

    private DataFile() {}

    /** The rows of the resource of that name in {@code /demo}. */
    static List<List<String>> rows(String name) {
        try (InputStream in = DataFile.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource /demo/" + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the resource /demo/" + name, e);
        }
    }
}
