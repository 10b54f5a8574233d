package dev.clickledger.app.reconciliation;

import dev.clickledger.app.security.PlatformScope;
import java.util.List;

/** Reads what recounts found. */
public interface Reconciliations {

    /**
     * The latest findings, the newest first.
     *
     * @throws dev.clickledger.app.pinot.PinotUnavailableException when they cannot be read now
     */
    default List<ReconciledWindow> latest(PlatformScope scope, int atMost) {
        return windows(scope, new Page(Long.MAX_VALUE, 0, atMost));
    }

    /**
     * Findings of runs up to one, the newest first. What a run found never changes, so that pages neither overlap nor
     * leave anything out while new runs end.
     *
     * @throws dev.clickledger.app.pinot.PinotUnavailableException when they cannot be read now
     */
    List<ReconciledWindow> windows(PlatformScope scope, Page page);

    /**
     * Runs up to one, the newest first.
     *
     * @throws dev.clickledger.app.pinot.PinotUnavailableException when they cannot be read now
     */
    List<RunSummary> runs(PlatformScope scope, Page page);

    /**
     * A part of a long list.
     *
     * @param newestRun the newest run that belongs to the list
     * @param skip how many entries come before
     * @param size how many there may be
     */
    record Page(long newestRun, int skip, int size) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException when they are negative or there is nothing to read
         */
        public Page {
            if (newestRun < 0 || skip < 0 || size < 1) {
                throw new IllegalArgumentException("no such page: " + newestRun + ", " + skip + ", " + size);
            }
        }
    }
}
