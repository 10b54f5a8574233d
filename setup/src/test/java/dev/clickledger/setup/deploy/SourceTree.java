package dev.clickledger.setup.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of this repository, as a test of one of its modules sees them. */
final class SourceTree {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private SourceTree() {}

    static Path path(String name) {
        return ROOT.resolve(name);
    }

    static String text(String name) {
        return text(path(name));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A property of a module's pom. */
    static String property(String module, String name) {
        Matcher found = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<").matcher(text(module + "/pom.xml"));
        if (!found.find()) {
            throw new IllegalStateException(module + "/pom.xml has no property " + name);
        }
        return found.group(1);
    }
}
