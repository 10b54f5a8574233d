package dev.clickledger.app.console.reconciliation;

import dev.clickledger.app.console.pinot.PinotAfter;
import dev.clickledger.app.console.pinot.PinotGateway;
import dev.clickledger.app.console.pinot.PinotRow;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.reconciliation.ReconciledWindow.Causes;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.contract.Reconciliation.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads from the table {@code reconciliations}. */
@ApplicationScoped
class PinotReconciliations implements Reconciliations {

    private static final String BACKFILLED = Status.BACKFILLED.name();

    private final PinotGateway pinot;

    PinotReconciliations(PinotGateway pinot) {
        this.pinot = pinot;
    }

    @Override
    public List<ReconciledWindow> windows(PlatformScope scope, Page page) {
        PinotSelect select = PinotSelect.from("reconciliations", scope, page.size());
        Place after = page.after();
        if (after != null) {
            select.whereAfter(
                    PinotAfter.descending("runNumber", after.runNumber()),
                    PinotAfter.descending("windowStart", after.start().toEpochMilli()),
                    PinotAfter.ascending("tenantId", after.tenantId()),
                    PinotAfter.ascending("adId", after.adId()));
        }
        return windows(select);
    }

    @Override
    public List<ReconciledWindow> drift(PlatformScope scope, int atMost) {
        return windows(PinotSelect.from("reconciliations", scope, atMost).whereNot("status", BACKFILLED));
    }

    @Override
    public Optional<Backfill> backfill(PlatformScope scope) {
        PinotSelect select = PinotSelect.from("reconciliations", scope, 1)
                .whereEquals("status", BACKFILLED)
                .upToLimit()
                .count()
                .sum("difference")
                .min("windowStart")
                .max("windowEnd");
        return pinot.query(select).stream()
                .filter(row -> row.number(0) > 0)
                .map(row -> new Backfill(row.number(1), row.time(2), row.time(3)))
                .findFirst();
    }

    private List<ReconciledWindow> windows(PinotSelect select) {
        select.column("runNumber")
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
        PinotSelect select = PinotSelect.from("reconciliations", scope, page.size());
        Place after = page.after();
        if (after != null) {
            select.whereAfter(PinotAfter.descending("runNumber", after.runNumber()));
        }
        select.group("runNumber")
                .count()
                .sumWhere("difference", "status", BACKFILLED)
                .sumWhereNot("streamed", "status", BACKFILLED)
                .sumWhereNot("recounted", "status", BACKFILLED)
                .sumWhereNot("late", "status", BACKFILLED)
                .sumWhereNot("repeat", "status", BACKFILLED)
                .sumWhereNot("missing", "status", BACKFILLED)
                .sumWhereNot("phantom", "status", BACKFILLED)
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
                        row.number(8),
                        row.time(9),
                        row.time(10)))
                .toList();
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
