package dev.clickledger.app.edge.verdict;

import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/** Nobody clicks with HEAD; link checkers do. */
final class HeadRule implements VerdictRule {

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        return click.request().head() ? Verdict.NON_BROWSER : null;
    }
}
