package dev.clickledger.ui.pages;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A downloaded file of minutes.
 *
 * @param name what the browser was told to call it
 * @param lines its lines, the first with the names of the columns
 */
public record CsvFile(String name, List<String> lines) {

    private static final String SEPARATOR = ",";

    /** Copies the lines. */
    public CsvFile {
        lines = List.copyOf(lines);
    }

    static CsvFile of(Download download) {
        try {
            return new CsvFile(
                    download.suggestedFilename(),
                    text(Files.readString(download.path())).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the download cannot be read", e);
        }
    }

    /** A file that was got without a name. */
    public static CsvFile of(String content) {
        return new CsvFile("", text(content).lines().toList());
    }

    /** What follows the byte order mark, by which spreadsheets know the encoding. */
    private static String text(String content) {
        if (!content.startsWith("\uFEFF")) {
            throw new AssertionError("the file has no byte order mark");
        }
        return content.substring(1);
    }

    /** The values of one column. */
    public List<String> column(String name) {
        int place = List.of(lines.getFirst().split(SEPARATOR, -1)).indexOf(name);
        return lines.stream()
                .skip(1)
                .map(line -> line.split(SEPARATOR, -1)[place])
                .toList();
    }

    /** The figures in it. */
    public List<MinuteFigures> minutes() {
        List<String> columns = List.of(lines.getFirst().split(SEPARATOR, -1));
        return lines.stream()
                .skip(1)
                .map(line -> List.of(line.split(SEPARATOR, -1)))
                .map(cells -> new MinuteFigures(
                        OffsetDateTime.parse(cells.get(columns.indexOf("start")))
                                .toInstant(),
                        Long.parseLong(cells.get(columns.indexOf("clicks"))),
                        Long.parseLong(cells.get(columns.indexOf("repeats"))),
                        Long.parseLong(cells.get(columns.indexOf("invalid"))),
                        Long.parseLong(cells.get(columns.indexOf("reconciled"))),
                        cells.get(columns.indexOf("state"))))
                .toList();
    }
}
