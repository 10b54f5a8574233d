package dev.clickledger.app.edge.verdict;

import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/** A page that a browser fetches ahead of a person was not clicked. */
final class PrefetchRule implements VerdictRule {

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        return click.request().speculative() ? Verdict.PREFETCH : null;
    }
}
