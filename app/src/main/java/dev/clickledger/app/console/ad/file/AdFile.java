package dev.clickledger.app.console.ad.file;

import dev.clickledger.app.console.csv.SpreadsheetFile;
import dev.clickledger.app.console.csv.UnreadableFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file of ads as it was read: cells by column, line by line.
 *
 * @param rows the lines that hold an ad
 * @param doubt what a reader should check, when something about the file is only guessed
 */
record AdFile(List<Row> rows, Optional<String> doubt) {

    static final int MOST_BYTES = 4 * 1024 * 1024;
    static final int MOST_ROWS = 5_000;

    private static final String ALL_COLUMNS =
            Arrays.stream(AdColumn.values()).map(AdColumn::header).collect(Collectors.joining(", "));

    AdFile {
        rows = List.copyOf(rows);
    }

    /** One line; a column that the file does not have is absent. */
    record Row(int number, Map<AdColumn, String> cells) {
        Row {
            cells = Map.copyOf(cells);
        }

        Optional<String> cell(AdColumn column) {
            return Optional.ofNullable(cells.get(column));
        }
    }

    static AdFile read(byte[] bytes) throws UnreadableFile {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableFile(1, "The file is larger than 4 MB. Split it.");
        }
        SpreadsheetFile file =
                SpreadsheetFile.read(bytes, name -> AdColumn.of(name).isPresent());
        if (file.lines().size() > MOST_ROWS) {
            throw new UnreadableFile(1, "The file has more than " + MOST_ROWS + " ads. Split it.");
        }
        List<Optional<AdColumn>> columns = columns(file.header());
        List<Row> rows = file.lines().stream().map(line -> row(line, columns)).toList();
        return new AdFile(rows, file.doubt());
    }

    /** What each column holds; nothing in one without a name, which has no cells either. */
    private static List<Optional<AdColumn>> columns(List<String> header) throws UnreadableFile {
        List<Optional<AdColumn>> columns = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            Optional<AdColumn> column = AdColumn.of(name);
            if (column.isEmpty() && !name.isEmpty()) {
                throw new UnreadableFile(
                        1,
                        "There is no column named '" + name + "', as column " + SpreadsheetFile.letter(i)
                                + " is. Name it as one of these, or remove it: " + ALL_COLUMNS + ".");
            }
            if (column.isPresent() && columns.contains(column)) {
                throw new UnreadableFile(
                        1,
                        "The column " + column.get().header() + " is there twice, as "
                                + SpreadsheetFile.letter(columns.indexOf(column)) + " and "
                                + SpreadsheetFile.letter(i) + ". Remove one of them.");
            }
            columns.add(column);
        }
        return columns;
    }

    private static Row row(SpreadsheetFile.Line line, List<Optional<AdColumn>> columns) {
        Map<AdColumn, String> cells = new EnumMap<>(AdColumn.class);
        for (int i = 0; i < columns.size(); i++) {
            String cell = line.cells().get(i);
            columns.get(i).ifPresent(column -> cells.put(column, cell));
        }
        return new Row(line.number(), cells);
    }
}
