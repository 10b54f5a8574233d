package dev.clickledger.reconcile;

import dev.clickledger.contract.CountingRules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How far a finished run came; where the next one goes on.
 *
 * @param runNumber its number
 * @param runId UUIDv7
 * @param startedAt when it began
 * @param finishedAt when everything was published
 * @param closedUntil every minute before this was closed for good
 * @param archiveBegins where the archive of {@code clicks} begins
 * @param clickOffsets the cut of {@code clicks} that it saw
 * @param countOffsets the cut of {@code click-counts} that it saw
 * @param pending minutes before {@code closedUntil} that still want a recount, because the speed layer was behind
 * @param highestRunNumber highest run number known, its own or one met on a topic
 * @param totals what it did
 * @param rules by which it counted
 */
public record RunRecord(
        long runNumber,
        String runId,
        Instant startedAt,
        Instant finishedAt,
        Instant closedUntil,
        LogOffsets archiveBegins,
        LogOffsets clickOffsets,
        LogOffsets countOffsets,
        List<Instant> pending,
        long highestRunNumber,
        Totals totals,
        CountingRules rules) {

    /** Copies the pending minutes. */
    public RunRecord {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(archiveBegins, "archiveBegins");
        Objects.requireNonNull(clickOffsets, "clickOffsets");
        Objects.requireNonNull(countOffsets, "countOffsets");
        Objects.requireNonNull(totals, "totals");
        Objects.requireNonNull(rules, "rules");
        pending = List.copyOf(pending);
    }

    /**
     * Refuses to go on from this run by other rules.
     *
     * @throws ReconcileAlarm when they are others; the message holds both and says what to do
     */
    void demand(CountingRules wanted) {
        if (!rules.equals(wanted)) {
            throw new ReconcileAlarm("run " + runNumber + " counted by other rules (" + rules
                    + ") than topic counting-rules holds (" + wanted + "). Rules of counts that exist do not change."
                    + " Have setup write the former ones to a new topic counting-rules, or begin anew with an empty"
                    + " Kafka, an empty CHECKPOINT_DIR and an empty WAREHOUSE_DIR");
        }
    }

    /**
     * What a run did.
     *
     * @param archived log records archived
     * @param minutes minutes recounted
     * @param rows rows of counts compared
     * @param published rows of counts published
     * @param matched findings with this status, as are the next four
     */
    public record Totals(
            long archived,
            long minutes,
            long rows,
            long published,
            long matched,
            long corrected,
            long unexplained,
            long backfilled,
            long behind) {}
}
