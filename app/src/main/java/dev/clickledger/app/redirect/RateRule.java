package dev.clickledger.app.redirect;

import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/** No person makes that many different clicks in so short a time. Comes last: only what would count takes from the rate. */
final class RateRule implements VerdictRule {

    private final ClickRates rates;

    RateRule(ClickRates rates) {
        this.rates = rates;
    }

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        return rates.exceeded(click.visitorHash(), click.clickId()) ? Verdict.RATE : null;
    }
}
