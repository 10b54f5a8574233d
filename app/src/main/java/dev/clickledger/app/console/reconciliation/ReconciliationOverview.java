package dev.clickledger.app.console.reconciliation;

import dev.clickledger.app.console.reconciliation.Reconciliations.Backfill;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the platform's page shows.
 *
 * @param windows the latest findings that compare the two layers, the newest first; null before any could be read
 * @param backfill clicks from before the log began that were filled in, if there are any
 * @param setAside records that were put aside, when known
 * @param asOf when the findings were read
 * @param cached whether they are the last good ones, shown because Pinot has no answer now
 */
public record ReconciliationOverview(
        @Nullable List<ReconciledWindow> windows,
        Optional<Backfill> backfill,
        Optional<SetAside> setAside,
        Instant asOf,
        boolean cached) {

    boolean looksLike(ReconciliationOverview other) {
        return equals(new ReconciliationOverview(other.windows, other.backfill, other.setAside, asOf, other.cached));
    }
}
