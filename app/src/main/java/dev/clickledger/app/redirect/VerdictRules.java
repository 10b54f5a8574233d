package dev.clickledger.app.redirect;

import dev.clickledger.contract.Verdict;
import java.util.List;

/** All rules, in the order of {@link Verdict}: the first that finds something decides. */
final class VerdictRules {

    private static final List<VerdictRule> IN_ORDER =
            List.of(new TokenRule(), new InactiveAdRule(), new PrefetchRule(), new HeadRule());

    private VerdictRules() {}

    static Verdict judge(ClickCandidate click) {
        for (VerdictRule rule : IN_ORDER) {
            Verdict verdict = rule.judge(click);
            if (verdict != null) {
                return verdict;
            }
        }
        return Verdict.VALID;
    }
}
