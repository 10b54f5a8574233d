package dev.clickledger.app.edge.verdict;

import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.contract.Verdict;
import java.util.List;

/** All rules, in the order of {@link Verdict}: the first that finds something decides. */
public final class VerdictRules {

    private final List<VerdictRule> inOrder;

    public VerdictRules(HostingNetworks networks, ClickRates rates) {
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

    public Verdict judge(ClickCandidate click) {
        for (VerdictRule rule : inOrder) {
            Verdict verdict = rule.judge(click);
            if (verdict != null) {
                return verdict;
            }
        }
        return Verdict.VALID;
    }
}
