package dev.clickledger.app.edge.verdict;

import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * No person makes that many different clicks in so short a time, and not so many people are behind one address. Comes last:
 * only what would count takes from the rate.
 */
final class RateRule implements VerdictRule {

    private final ClickRates rates;

    RateRule(ClickRates rates) {
        this.rates = rates;
    }

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        return rates.exceeded(click.visitorHash(), click.request().address(), click.clickId()) ? Verdict.RATE : null;
    }
}
