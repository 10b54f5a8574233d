package dev.clickledger.app.edge.verdict;

import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/** People do not browse from the networks of hosting providers; programs do. */
final class DatacenterRule implements VerdictRule {

    private final HostingNetworks networks;

    DatacenterRule(HostingNetworks networks) {
        this.networks = networks;
    }

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        return networks.contains(click.request().address()) ? Verdict.DATACENTER : null;
    }
}
