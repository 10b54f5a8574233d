package dev.clickledger.app.reconciliation;

import dev.clickledger.app.security.PlatformScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what recounts found. */
public interface Reconciliations {

    /**
     * The latest findings that compare the two layers, the newest first: all but those of windows that ended before the
     * log began.
     *
     * @throws dev.clickledger.app.pinot.PinotUnavailableException when they cannot be read now
     */
    List<ReconciledWindow> drift(PlatformScope scope, int atMost);

    /**
     * The clicks from before the log began that recounts filled in, if there are any.
     *
     * @throws dev.clickledger.app.pinot.PinotUnavailableException when they cannot be read now
     */
    Optional<Backfill> backfill(PlatformScope scope);

    /**
     * Clicks that were added to the log after their time.
     *
     * @param clicks how many
     * @param from first minute of the windows that hold them
     * @param until end of the last minute, exclusive
     */
    record Backfill(long clicks, Instant from, Instant until) {}

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
