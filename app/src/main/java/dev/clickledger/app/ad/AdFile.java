package dev.clickledger.app.ad;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.clickledger.app.csv.FormulaGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of ads as it was read: cells by column, line by line. */
record AdFile(List<Row> rows) {

    static final int MOST_BYTES = 4 * 1024 * 1024;
    static final int MOST_ROWS = 5_000;

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

    /** The file cannot be read at all. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;

        Unreadable(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    static AdFile read(byte[] bytes) throws Unreadable {
        if (bytes.length > MOST_BYTES) {
            throw new Unreadable(1, "The file is larger than 4 MB. Split it.");
        }
        List<CsvRecord> records = records(decoded(bytes));
        if (records.isEmpty()) {
            throw new Unreadable(1, "The file is empty. Export your ads to see what it should look like.");
        }
        if (records.size() - 1 > MOST_ROWS) {
            throw new Unreadable(1, "The file has more than " + MOST_ROWS + " ads. Split it.");
        }
        List<AdColumn> columns = columns(records.getFirst());
        List<Row> rows = new ArrayList<>();
        for (CsvRecord line : records.subList(1, records.size())) {
            rows.add(row(line, columns));
        }
        return new AdFile(rows);
    }

    private static String decoded(byte[] bytes) throws Unreadable {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable(1, "The file is not UTF-8. Save it as CSV UTF-8.");
        }
    }

    private static List<CsvRecord> records(String text) throws Unreadable {
        String header = text.lines().findFirst().orElse("");
        // spreadsheets write semicolons where the comma is the decimal mark
        char separator = header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (CsvParseException e) {
            throw new Unreadable(1, "The file is not CSV: a quotation mark is opened and never closed.");
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory failed", e);
        }
    }

    private static List<AdColumn> columns(CsvRecord header) throws Unreadable {
        List<AdColumn> columns = new ArrayList<>();
        for (String name : header.getFields()) {
            AdColumn column = AdColumn.of(name)
                    .orElseThrow(() -> new Unreadable(
                            1, "There is no column named '" + name + "'. Export your ads to see those there are."));
            if (columns.contains(column)) {
                throw new Unreadable(1, "The column " + column.header() + " is there twice.");
            }
            columns.add(column);
        }
        return columns;
    }

    private static Row row(CsvRecord line, List<AdColumn> columns) throws Unreadable {
        int number = Math.toIntExact(line.getStartingLineNumber());
        if (line.getFieldCount() != columns.size()) {
            throw new Unreadable(
                    number,
                    "The line has " + line.getFieldCount() + " cells, but the first line has " + columns.size() + ".");
        }
        Map<AdColumn, String> cells = new EnumMap<>(AdColumn.class);
        for (int i = 0; i < columns.size(); i++) {
            cells.put(columns.get(i), FormulaGuard.unshielded(line.getField(i)).strip());
        }
        return new Row(number, cells);
    }
}
