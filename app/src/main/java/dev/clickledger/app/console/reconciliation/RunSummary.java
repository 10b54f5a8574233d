package dev.clickledger.app.console.reconciliation;

import java.time.Instant;

/**
 * What one run found in all.
 *
 * @param runNumber the run
 * @param windows how many windows of ads it looked at
 * @param backfilled clicks that it filled in from before the log began; no other figure holds them
 * @param streamed clicks that had been shown
 * @param recounted clicks in the log
 * @param late clicks that came too late to be streamed
 * @param repeat repeats that were streamed as clicks
 * @param missing clicks that the stream lacks and nothing explains
 * @param phantom clicks that the stream has too many and nothing explains
 * @param startedAt when it began
 * @param finishedAt when it ended
 */
public record RunSummary(
        long runNumber,
        long windows,
        long backfilled,
        long streamed,
        long recounted,
        long late,
        long repeat,
        long missing,
        long phantom,
        Instant startedAt,
        Instant finishedAt) {}
