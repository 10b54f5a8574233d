package dev.clickledger.app.report;

import java.util.function.Consumer;

/** Reads counts as finely as they are kept, however many there are. */
public interface RawCounts {

    /**
     * How many rows there are.
     *
     * @throws ReportUnavailableException when that cannot be told now
     */
    long count(Selection selection, TimeRange range);

    /**
     * Gives every row to a reader, in the order of time, holding only some at once.
     *
     * @throws ReportUnavailableException when they cannot be read, or not to the end
     */
    void read(Selection selection, TimeRange range, Consumer<RawCount> reader);
}
