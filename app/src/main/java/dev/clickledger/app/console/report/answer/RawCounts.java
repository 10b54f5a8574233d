package dev.clickledger.app.console.report.answer;

import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.time.TimeRange;
import java.util.Iterator;
import java.util.List;

/** Reads counts as finely as they are kept, however many there are. */
public interface RawCounts {

    /**
     * How many rows there are.
     *
     * @throws ReportUnavailableException when that cannot be told now
     */
    long count(Selection selection, TimeRange range);

    /**
     * Every row in the order of time, in blocks that are read when they are asked for. Asking for one throws
     * {@link ReportUnavailableException} when it cannot be read.
     */
    Iterator<List<RawCount>> blocks(Selection selection, TimeRange range);
}
