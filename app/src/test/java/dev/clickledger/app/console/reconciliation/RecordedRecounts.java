package dev.clickledger.app.console.reconciliation;

import dev.clickledger.app.console.reconciliation.ReconciledWindow.Causes;
import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.contract.Reconciliation.Status;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Findings in memory. */
@Alternative
@Priority(1)
@ApplicationScoped
public class RecordedRecounts implements Reconciliations {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final Comparator<ReconciledWindow> NEWEST = Comparator.comparingLong(ReconciledWindow::runNumber)
            .thenComparing(ReconciledWindow::start)
            .reversed()
            .thenComparing(ReconciledWindow::tenantId)
            .thenComparing(ReconciledWindow::adId);

    private final List<ReconciledWindow> windows = new CopyOnWriteArrayList<>();

    /** Adds one window per ad. */
    public void run(long number, int ads) {
        for (int ad = 0; ad < ads; ad++) {
            windows.add(new ReconciledWindow(
                    number,
                    "acme",
                    "ad-" + ad,
                    NOON,
                    NOON.plusSeconds(3600),
                    5,
                    6,
                    new Causes(1, 0, 0, 0, 0),
                    Status.CORRECTED,
                    NOON.plusSeconds(4000)));
        }
    }

    private static ReconciledWindow at(Place place) {
        return new ReconciledWindow(
                place.runNumber(),
                place.tenantId(),
                place.adId(),
                place.start(),
                place.start().plusSeconds(60),
                0,
                0,
                new Causes(0, 0, 0, 0, 0),
                Status.MATCHED,
                place.start());
    }

    /** Forgets everything. */
    public void clear() {
        windows.clear();
    }

    @Override
    public List<ReconciledWindow> windows(PlatformScope scope, Page page) {
        return windows.stream()
                .sorted(NEWEST)
                .filter(window -> page.after() == null || NEWEST.compare(window, at(page.after())) > 0)
                .limit(page.size())
                .toList();
    }

    @Override
    public List<ReconciledWindow> drift(PlatformScope scope, int atMost) {
        return windows(scope, new Page(null, atMost)).stream()
                .filter(window -> window.status() != Status.BACKFILLED)
                .toList();
    }

    @Override
    public Optional<Backfill> backfill(PlatformScope scope) {
        return Optional.empty();
    }

    @Override
    public List<RunSummary> runs(PlatformScope scope, Page page) {
        return windows.stream()
                .map(ReconciledWindow::runNumber)
                .filter(number -> page.after() == null || number < page.after().runNumber())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(page.size())
                .map(number -> new RunSummary(number, 1, 0, 5, 6, 1, 0, 0, 0, NOON, NOON))
                .toList();
    }
}
