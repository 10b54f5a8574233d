package dev.clickledger.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a process complained about last before it died, found in its log. */
final class LastWords {

    private static final int LOOK_BACK = 1 << 16;
    private static final int LONGEST = 300;
    private static final Pattern COMPLAINT =
            Pattern.compile("(?i)\\b(fatal|error|caused by|cannot|could not|denied|\\w*exception)\\b");
    private static final Pattern STACK = Pattern.compile("^\\s+at |^\\s*\\.\\.\\. \\d+ more");

    private LastWords() {}

    /** The last complaint after that position of the log. */
    static Optional<String> in(Path log, long from) {
        return tail(log, from)
                .lines()
                .filter(line ->
                        COMPLAINT.matcher(line).find() && !STACK.matcher(line).find())
                .reduce((earlier, later) -> later)
                .map(String::strip)
                .map(line -> line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...");
    }

    private static String tail(Path log, long from) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(from, file.length() - LOOK_BACK);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
