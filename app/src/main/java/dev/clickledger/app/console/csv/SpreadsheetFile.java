package dev.clickledger.app.console.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table as a spreadsheet program saved it: with commas, semicolons or tabs, with or without a line that names the
 * separator, with empty lines and columns around it, and cells padded with blanks.
 *
 * @param header names of the columns, as they stand in the first line
 * @param lines the lines below it that are not empty
 * @param doubt what a reader should check, when something about the file is only guessed
 */
public record SpreadsheetFile(List<String> header, List<Line> lines, Optional<String> doubt) {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    /** What spreadsheets themselves obey: a first line that names the separator. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile(
            "\\A\\s*\"?sep=(?<separator>[^\\r\\n])\"?[^\\r\\n]{0,200}(\\r\\n|\\r|\\n|\\z)", Pattern.CASE_INSENSITIVE);

    /** Copies the lists. */
    public SpreadsheetFile {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param number where it begins in the file, from 1
     * @param cells its cells; as many as there are columns, those that it leaves out are empty
     */
    public record Line(int number, List<String> cells) {

        /** Copies the list. */
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Reads a file.
     *
     * @param known whether a name is one of a column; by it the separator is found
     * @throws UnreadableFile when it is no such table
     */
    public static SpreadsheetFile read(byte[] bytes, Predicate<String> known) throws UnreadableFile {
        FileText file = FileText.of(bytes);
        String text = file.text();
        Matcher named = SEPARATOR_LINE.matcher(text);
        boolean isNamed = named.find();
        String table = isNamed ? text.substring(named.end()) : text;
        char separator = isNamed ? named.group("separator").charAt(0) : separator(text, known);
        int above = isNamed ? 1 : 0;
        List<Line> lines = new ArrayList<>();
        for (CsvRecord line : records(table, separator, above)) {
            List<String> cells =
                    line.getFields().stream().map(SpreadsheetFile::cell).toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                lines.add(new Line(above + Math.toIntExact(line.getStartingLineNumber()), cells));
            }
        }
        if (lines.isEmpty()) {
            throw new UnreadableFile(1, "The file is empty.");
        }
        List<String> header = withoutEmptyEnd(lines.getFirst().cells());
        List<Line> below = new ArrayList<>();
        for (Line line : lines.subList(1, lines.size())) {
            below.add(new Line(line.number(), fitted(line, header)));
        }
        return new SpreadsheetFile(header, below, file.doubt());
    }

    /** What spreadsheets call a column: A, B, ... Z, AA. */
    public static String letter(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letter(column / 26 - 1) + last;
    }

    /** The one by which the first line has the most names of columns, then the most cells. */
    private static char separator(String text, Predicate<String> known) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return SEPARATORS.stream()
                .max(Comparator.<Character>comparingLong(separator -> names(first, separator, known))
                        .thenComparingInt(separator -> first.split(Pattern.quote(separator.toString()), -1).length))
                .orElseThrow();
    }

    private static long names(String line, char separator, Predicate<String> known) {
        try {
            return records(line, separator, 0).stream()
                    .flatMap(record -> record.getFields().stream())
                    .map(SpreadsheetFile::cell)
                    .filter(known)
                    .count();
        } catch (UnreadableFile e) {
            return 0;
        }
    }

    private static List<CsvRecord> records(String text, char separator, int above) throws UnreadableFile {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (CsvParseException e) {
            throw new UnreadableFile(above + 1, "The file is not CSV: a quotation mark is opened and never closed.");
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory failed", e);
        }
    }

    /** Without blanks around it, those that do not break lines included, and without what guards it against formulas. */
    private static String cell(String cell) {
        return stripped(FormulaGuard.unshielded(stripped(cell)));
    }

    private static String stripped(String cell) {
        return cell.replaceAll("^[\\s\\u00A0\\u202F\\u200B\\uFEFF]+|[\\s\\u00A0\\u202F\\u200B\\uFEFF]+$", "");
    }

    private static List<String> withoutEmptyEnd(List<String> cells) {
        int size = cells.size();
        while (size > 0 && cells.get(size - 1).isEmpty()) {
            size--;
        }
        return cells.subList(0, size);
    }

    /** Spreadsheets leave out empty cells at the end of a line, or add some. */
    private static List<String> fitted(Line line, List<String> header) throws UnreadableFile {
        List<String> cells = new ArrayList<>(withoutEmptyEnd(line.cells()));
        if (cells.size() > header.size()) {
            throw new UnreadableFile(
                    line.number(),
                    "There is '" + cells.getLast() + "' in column " + letter(cells.size() - 1)
                            + ", but the first line names"
                            + " only " + header.size()
                            + " columns. Put a text with a separator in it in quotation marks,"
                            + " or empty the cell.");
        }
        for (int i = 0; i < cells.size(); i++) {
            if (header.get(i).isEmpty() && !cells.get(i).isEmpty()) {
                throw new UnreadableFile(
                        line.number(),
                        "There is '" + cells.get(i) + "' in column " + letter(i)
                                + ", which has no name in the first line." + " Name the column, or empty it.");
            }
        }
        while (cells.size() < header.size()) {
            cells.add("");
        }
        return cells;
    }
}
