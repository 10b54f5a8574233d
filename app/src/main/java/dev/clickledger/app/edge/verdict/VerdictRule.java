package dev.clickledger.app.edge.verdict;

import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/** One reason for which a click does not count. */
@FunctionalInterface
interface VerdictRule {

    /** The verdict, or null when the rule finds nothing against the click. */
    @Nullable
    Verdict judge(ClickCandidate click);
}
