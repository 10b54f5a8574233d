package dev.clickledger.app.reconciliation;

import dev.clickledger.app.pinot.PinotBroker;
import dev.clickledger.app.pinot.PinotRow;
import dev.clickledger.app.pinot.PinotSelect;
import dev.clickledger.app.reconciliation.ReconciledWindow.Causes;
import dev.clickledger.app.security.PlatformScope;
import dev.clickledger.contract.Reconciliation.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads from the table {@code reconciliations}. */
@ApplicationScoped
class PinotReconciliations implements Reconciliations {

    private final PinotBroker pinot;

    PinotReconciliations(PinotBroker pinot) {
        this.pinot = pinot;
    }

    @Override
    public List<ReconciledWindow> windows(PlatformScope scope, Page page) {
        PinotSelect select = of(scope, page)
                .column("runNumber")
                .column("tenantId")
                .column("adId")
                .millis("windowStart")
                .column("windowEnd")
                .column("streamed")
                .column("recounted")
                .column("late")
                .column("repeat")
                .column("moved")
                .column("missing")
                .column("phantom")
                .column("status")
                .column("finishedAt")
                .descending("runNumber")
                .descending("windowStart")
                .ascending("tenantId")
                .ascending("adId");
        return pinot.query(select).stream().map(PinotReconciliations::window).toList();
    }

    @Override
    public List<RunSummary> runs(PlatformScope scope, Page page) {
        PinotSelect select = of(scope, page)
                .group("runNumber")
                .count()
                .sum("streamed")
                .sum("recounted")
                .sum("late")
                .sum("repeat")
                .sum("missing")
                .sum("phantom")
                .min("startedAt")
                .max("finishedAt")
                .descending("runNumber");
        return pinot.query(select).stream()
                .map(row -> new RunSummary(
                        row.number(0),
                        row.number(1),
                        row.number(2),
                        row.number(3),
                        row.number(4),
                        row.number(5),
                        row.number(6),
                        row.number(7),
                        row.time(8),
                        row.time(9)))
                .toList();
    }

    private static PinotSelect of(PlatformScope scope, Page page) {
        PinotSelect select =
                PinotSelect.from("reconciliations", scope, page.size()).skip(page.skip());
        return page.newestRun() == Long.MAX_VALUE ? select : select.whereAtMost("runNumber", page.newestRun());
    }

    private static ReconciledWindow window(PinotRow row) {
        return new ReconciledWindow(
                row.number(0),
                row.text(1),
                row.text(2),
                row.time(3),
                row.time(4),
                row.number(5),
                row.number(6),
                new Causes(row.number(7), row.number(8), row.number(9), row.number(10), row.number(11)),
                Status.valueOf(row.text(12)),
                row.time(13));
    }
}
