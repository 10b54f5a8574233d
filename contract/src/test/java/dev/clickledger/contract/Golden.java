package dev.clickledger.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Frozen encodings, one {@code name = value} per line. A change here breaks readers and writers that are in use. */
final class Golden {

    private Golden() {}

    static String value(String file, String name) {
        String value = read(file).get(name);
        if (value == null) {
            throw new IllegalStateException("golden file " + file + " has no " + name);
        }
        return value;
    }

    private static Map<String, String> read(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (in == null) {
                throw new IllegalStateException("golden file " + file + " is missing");
            }
            Map<String, String> values = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        int equals = line.indexOf('=');
                        values.put(
                                line.substring(0, equals).strip(),
                                line.substring(equals + 1).strip());
                    });
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read golden file " + file, e);
        }
    }
}
