package dev.clickledger.app.console.system.heartbeat;

import dev.clickledger.app.console.pinot.PinotGateway;
import dev.clickledger.app.console.pinot.PinotRow;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.pinot.PinotUnavailableException;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.contract.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks Pinot, as the platform's own tenant: with turns and a breaker of its own, a few rows at a time. */
@Singleton
final class PinotServedCounts implements ServedCounts {

    /** More than there are verdicts, so that an answer is never cut. */
    private static final int MOST_ROWS = 2 * Verdict.values().length;

    private static final Duration AHEAD = Duration.ofDays(1);

    private final PinotGateway pinot;

    PinotServedCounts(PinotGateway pinot) {
        this.pinot = pinot;
    }

    @Override
    public Optional<Served> of(String source, Instant since) {
        PinotSelect select = PinotSelect.from("click_counts", TenantScope.PLATFORM, MOST_ROWS)
                .group("verdict")
                .sum("clicks")
                .whereEquals("adId", HeartbeatAd.ID)
                .whereEquals("source", source)
                .whereBetween(
                        "minute",
                        since.toEpochMilli(),
                        since.plus(Duration.ofHours(1)).plus(AHEAD).toEpochMilli());
        try {
            return Optional.of(served(pinot.query(select)));
        } catch (PinotUnavailableException e) {
            return Optional.empty();
        }
    }

    private static Served served(List<PinotRow> rows) {
        long valid = 0;
        long others = 0;
        long most = 0;
        String otherVerdict = "";
        for (PinotRow row : rows) {
            long clicks = row.number(1);
            if (row.text(0).equals(Verdict.VALID.name())) {
                valid = clicks;
            } else {
                others += clicks;
                if (clicks > most) {
                    most = clicks;
                    otherVerdict = row.text(0);
                }
            }
        }
        return new Served(valid, others, otherVerdict);
    }
}
