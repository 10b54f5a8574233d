package dev.clickledger.app.report;

/**
 * A text that goes into a CSV file. Spreadsheets run a cell that begins like a formula, and names come from people: such
 * a text gets an apostrophe before it, which spreadsheets do not show.
 */
final class CsvCell {

    private static final String FORMULA_STARTS = "=+-@\t\r\n|%";

    private CsvCell() {}

    static String text(String value) {
        String visible = value.stripLeading();
        boolean formula = !value.isEmpty()
                && (FORMULA_STARTS.indexOf(value.charAt(0)) >= 0
                        || (!visible.isEmpty() && FORMULA_STARTS.indexOf(visible.charAt(0)) >= 0));
        return formula ? "'" + value : value;
    }
}
