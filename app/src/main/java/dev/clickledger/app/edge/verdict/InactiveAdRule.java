package dev.clickledger.app.edge.verdict;

import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/** Clicks on a paused ad, or outside of its flight, do not count. */
final class InactiveAdRule implements VerdictRule {

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        return click.ad().countsAt(click.receivedAt()) ? null : Verdict.INACTIVE_AD;
    }
}
