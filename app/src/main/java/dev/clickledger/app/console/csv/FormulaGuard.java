package dev.clickledger.app.console.csv;

/**
 * Keeps spreadsheets from running what people entered. A cell that begins like a formula gets an apostrophe before it,
 * which spreadsheets do not show and which is taken off again when the file comes back.
 */
public final class FormulaGuard {

    private static final String STARTS = "=+-@\t\r\n|%";
    private static final char SHIELD = '\'';

    private FormulaGuard() {}

    /** The text as it goes into a file. */
    public static String shielded(String value) {
        return runs(value) ? SHIELD + value : value;
    }

    /** The text that a cell of such a file stands for. */
    public static String unshielded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == SHIELD && runs(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean runs(String value) {
        String visible = value.stripLeading();
        // a text that looks shielded is shielded once more, so that it comes back as it was
        String inner = visible.replaceFirst("^'+", "").stripLeading();
        return starts(value) || starts(inner);
    }

    private static boolean starts(String value) {
        return !value.isEmpty() && STARTS.indexOf(value.charAt(0)) >= 0;
    }
}
