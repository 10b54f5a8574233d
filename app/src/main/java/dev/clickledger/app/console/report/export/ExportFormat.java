package dev.clickledger.app.console.report.export;

import dev.clickledger.app.console.csv.Separator;

/**
 * How a file of clicks is written.
 *
 * @param times how times are
 * @param separator what stands between cells
 */
public record ExportFormat(TimeStyle times, Separator separator) {

    /** What programs read, and what a file has unless something else is asked for. */
    public static final ExportFormat PLAIN = new ExportFormat(TimeStyle.ISO, Separator.COMMA);

    /** How times are written. */
    public enum TimeStyle {
        /** ISO 8601 with the offset, in one cell. */
        ISO,
        /** As spreadsheets take for a time, with the offset in a cell beside it and the time zone in one more. */
        LOCAL
    }
}
