package dev.clickledger.app.console.reconciliation.api;

import dev.clickledger.app.console.reconciliation.RunSummary;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a run found in all, on the wire. */
@Schema(
        name = "Run",
        requiredProperties = {
            "runNumber",
            "windows",
            "backfilled",
            "streamed",
            "recounted",
            "late",
            "repeat",
            "missing",
            "phantom",
            "startedAt",
            "finishedAt"
        })
record RunJson(
        long runNumber,

        @Schema(description = "how many windows of ads it looked at")
        long windows,

        @Schema(description = "clicks that it filled in from before the log began; no other figure holds them")
        long backfilled,

        @Schema(description = "clicks that had been shown") long streamed,

        @Schema(description = "clicks in the log") long recounted,

        @Schema(description = "clicks that came too late to be streamed")
        long late,

        @Schema(description = "repeats that were streamed as clicks")
        long repeat,

        @Schema(description = "clicks that the stream lacks and nothing explains")
        long missing,

        @Schema(description = "clicks that the stream has too many and nothing explains")
        long phantom,

        Instant startedAt,
        Instant finishedAt) {

    static RunJson of(RunSummary run) {
        return new RunJson(
                run.runNumber(),
                run.windows(),
                run.backfilled(),
                run.streamed(),
                run.recounted(),
                run.late(),
                run.repeat(),
                run.missing(),
                run.phantom(),
                run.startedAt(),
                run.finishedAt());
    }
}
