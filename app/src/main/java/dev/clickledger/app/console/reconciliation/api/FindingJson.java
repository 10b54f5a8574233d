package dev.clickledger.app.console.reconciliation.api;

import dev.clickledger.app.console.reconciliation.ReconciledWindow;
import dev.clickledger.app.console.reconciliation.ReconciledWindow.Causes;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A finding on the wire. */
@Schema(
        name = "Finding",
        requiredProperties = {
            "runNumber",
            "tenantId",
            "adId",
            "start",
            "end",
            "streamed",
            "recounted",
            "difference",
            "causes",
            "status",
            "finishedAt",
            "demo"
        })
record FindingJson(
        long runNumber,
        String tenantId,
        String adId,

        @Schema(description = "first minute of the window") Instant start,

        @Schema(description = "end of its last minute, exclusive")
        Instant end,

        @Schema(description = "clicks that had been shown") long streamed,

        @Schema(description = "clicks in the log") long recounted,

        @Schema(description = "how many clicks the log has more")
        long difference,

        @Schema(
                description = "what the difference is made of",
                requiredProperties = {"late", "repeat", "moved", "missing", "phantom"})
        Causes causes,

        @Schema(
                enumeration = {"MATCHED", "CORRECTED", "UNEXPLAINED", "BACKFILLED", "BEHIND"},
                examples = "CORRECTED")
        String status,

        Instant finishedAt,

        @Schema(description = "whether the tenant is invented")
        boolean demo) {

    static FindingJson of(ReconciledWindow window, boolean demo) {
        return new FindingJson(
                window.runNumber(),
                window.tenantId(),
                window.adId(),
                window.start(),
                window.end(),
                window.streamed(),
                window.recounted(),
                window.difference(),
                window.causes(),
                window.status().name(),
                window.finishedAt(),
                demo);
    }
}
