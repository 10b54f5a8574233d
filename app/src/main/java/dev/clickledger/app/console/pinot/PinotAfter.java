package dev.clickledger.app.console.pinot;

/**
 * A column that rows are ordered by, and its value in the row after which to go on.
 *
 * @param column its name, quoted
 * @param comparison how later rows compare with the value
 * @param value as SQL
 */
public record PinotAfter(String column, String comparison, String value) {

    /** Ordered by a number, greatest first. */
    public static PinotAfter descending(String column, long value) {
        return new PinotAfter(PinotSelect.quoted(column), "<", Long.toString(value));
    }

    /** Ordered by a text, least first. */
    public static PinotAfter ascending(String column, String value) {
        return new PinotAfter(PinotSelect.quoted(column), ">", PinotSelect.literal(value));
    }
}
