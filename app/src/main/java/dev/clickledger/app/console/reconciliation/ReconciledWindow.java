package dev.clickledger.app.console.reconciliation;

import dev.clickledger.contract.Reconciliation.Status;
import java.time.Instant;

/**
 * What one run found about one ad in one window.
 *
 * @param runNumber the run
 * @param tenantId the tenant
 * @param adId the ad
 * @param start first minute
 * @param end end of the last minute, exclusive
 * @param streamed clicks that had been shown
 * @param recounted clicks in the log
 * @param causes what the difference is made of
 * @param status the finding in a word
 * @param finishedAt when it was found
 */
public record ReconciledWindow(
        long runNumber,
        String tenantId,
        String adId,
        Instant start,
        Instant end,
        long streamed,
        long recounted,
        Causes causes,
        Status status,
        Instant finishedAt) {

    /**
     * The parts of a difference.
     *
     * @param late clicks that came too late to be streamed
     * @param repeat repeats that were streamed as clicks
     * @param moved clicks that belong to another row, net
     * @param missing clicks that the stream lacks and nothing explains
     * @param phantom clicks that the stream has too many and nothing explains
     */
    public record Causes(long late, long repeat, long moved, long missing, long phantom) {}

    /** How many clicks the log has more than had been shown. */
    public long difference() {
        return recounted - streamed;
    }
}
