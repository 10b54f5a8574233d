package dev.clickledger.app.redirect;

import dev.clickledger.app.rate.ClickRates;
import dev.clickledger.contract.Verdict;
import java.util.List;

/** All rules, in the order of {@link Verdict}: the first that finds something decides. */
final class VerdictRules {

    private final List<VerdictRule> inOrder;

    VerdictRules(HostingNetworks networks, ClickRates rates) {
        inOrder = List.of(
                new TokenRule(),
                new InactiveAdRule(),
                new PrefetchRule(),
                new HeadRule(),
                new HttpLibraryRule(),
                new RobotRule(),
                new DatacenterRule(networks),
                new RateRule(rates));
    }

    Verdict judge(ClickCandidate click) {
        for (VerdictRule rule : inOrder) {
            Verdict verdict = rule.judge(click);
            if (verdict != null) {
                return verdict;
            }
        }
        return Verdict.VALID;
    }
}
