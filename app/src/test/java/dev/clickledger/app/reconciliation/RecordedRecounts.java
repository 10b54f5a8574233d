package dev.clickledger.app.reconciliation;

import dev.clickledger.app.reconciliation.ReconciledWindow.Causes;
import dev.clickledger.app.security.PlatformScope;
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

    /** Forgets everything. */
    public void clear() {
        windows.clear();
    }

    @Override
    public List<ReconciledWindow> windows(PlatformScope scope, Page page) {
        return windows.stream()
                .filter(window -> window.runNumber() <= page.newestRun())
                .sorted(Comparator.comparingLong(ReconciledWindow::runNumber)
                        .reversed()
                        .thenComparing(ReconciledWindow::adId))
                .skip(page.skip())
                .limit(page.size())
                .toList();
    }

    @Override
    public List<ReconciledWindow> drift(PlatformScope scope, int atMost) {
        return windows(scope, new Page(Long.MAX_VALUE, 0, atMost)).stream()
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
                .filter(number -> number <= page.newestRun())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .skip(page.skip())
                .limit(page.size())
                .map(number -> new RunSummary(number, 1, 0, 5, 6, 1, 0, 0, 0, NOON, NOON))
                .toList();
    }
}
