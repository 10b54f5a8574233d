package dev.clickledger.app.console.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What stands between cells of a file. */
public enum Separator {
    /** What the standard says. */
    COMMA(','),
    /** What spreadsheets expect where the comma is the decimal mark. */
    SEMICOLON(';'),
    /** What no text holds. */
    TAB('\t');

    /** Without the mark, spreadsheets take UTF-8 for something else. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final char character;

    Separator(char character) {
        this.character = character;
    }

    /** The one of this name; case does not matter. */
    public static Optional<Separator> named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Begins a file that spreadsheets open as it is meant. */
    public CsvWriter begin(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        return CsvWriter.builder()
                .fieldSeparator(character)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
    }
}
