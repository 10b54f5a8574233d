package dev.clickledger.app.console.reconciliation;

import dev.clickledger.app.console.security.PlatformScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what recounts found. */
public interface Reconciliations {

    /**
     * The latest findings that compare the two layers, the newest first: all but those of windows that ended before the
     * log began.
     *
     * @throws dev.clickledger.app.console.pinot.PinotUnavailableException when they cannot be read now
     */
    List<ReconciledWindow> drift(PlatformScope scope, int atMost);

    /**
     * The clicks from before the log began that recounts filled in, if there are any.
     *
     * @throws dev.clickledger.app.console.pinot.PinotUnavailableException when they cannot be read now
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
     * Findings after one, the newest first: by run and beginning of the window, then by tenant and ad.
     *
     * @throws dev.clickledger.app.console.pinot.PinotUnavailableException when they cannot be read now
     */
    List<ReconciledWindow> windows(PlatformScope scope, Page page);

    /**
     * Runs after the one of a finding, the newest first.
     *
     * @throws dev.clickledger.app.console.pinot.PinotUnavailableException when they cannot be read now
     */
    List<RunSummary> runs(PlatformScope scope, Page page);

    /**
     * A finding's place in the order of findings, whatever comes before it.
     *
     * @param runNumber its run
     * @param start the beginning of its window
     * @param tenantId its tenant
     * @param adId its ad
     */
    record Place(long runNumber, Instant start, String tenantId, String adId) {}

    /**
     * A part of a long list.
     *
     * @param after where it goes on, or null for the beginning
     * @param size how many there may be
     */
    record Page(@Nullable Place after, int size) {

        /**
         * Checks the size.
         *
         * @throws IllegalArgumentException when there is nothing to read
         */
        public Page {
            if (size < 1) {
                throw new IllegalArgumentException("no such page: " + size);
            }
        }
    }
}
