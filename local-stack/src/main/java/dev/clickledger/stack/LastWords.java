package dev.clickledger.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a process complained about last before it died, found in its log. */
final class LastWords {

    private static final int LOOK_BACK = 1 << 16;
    private static final int LONGEST = 240;
    private static final Pattern TIME = Pattern.compile("^\\S*\\d{4}-\\d\\d-\\d\\d[T ]\\S+\\s+");
    private static final Pattern BESIDE_THE_POINT =
            Pattern.compile("^\\s+at |^\\s*\\.\\.\\. \\d+ more|For more details|system is starting up");

    /** The most telling kinds first. */
    private static final List<Pattern> COMPLAINTS = List.of(
            Pattern.compile("cannot start:"),
            Pattern.compile("\\b(FATAL|PANIC)\\b"),
            Pattern.compile("\\bERROR:|^Caused by:"),
            Pattern.compile("(?i)\\b(error|cannot|could not|denied|\\w*exception)\\b"));

    private LastWords() {}

    /** The last complaint after that position of the log. */
    static Optional<String> in(Path log, long from) {
        List<String> lines = tail(log, from)
                .lines()
                .filter(line -> !BESIDE_THE_POINT.matcher(line).find())
                .toList();
        return COMPLAINTS.stream()
                .flatMap(kind -> lines.reversed().stream()
                        .filter(line -> kind.matcher(line).find())
                        .limit(1))
                .findFirst()
                .map(line -> TIME.matcher(line).replaceFirst("").strip())
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
