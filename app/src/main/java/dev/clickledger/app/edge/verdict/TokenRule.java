package dev.clickledger.app.edge.verdict;

import dev.clickledger.contract.TokenResult;
import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;

/** A token that is there must be genuine and fresh; one that the ad asks for must be there. */
final class TokenRule implements VerdictRule {

    @Override
    public @Nullable Verdict judge(ClickCandidate click) {
        return switch (click.token()) {
            case null -> click.ad().tokenRequired() ? Verdict.MISSING_TOKEN : null;
            case TokenResult.Verified verified -> null;
            case TokenResult.Expired expired -> Verdict.EXPIRED_TOKEN;
            case TokenResult.Invalid invalid -> Verdict.BAD_TOKEN;
        };
    }
}
