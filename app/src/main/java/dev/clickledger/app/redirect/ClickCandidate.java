package dev.clickledger.app.redirect;

import dev.clickledger.app.ad.Ad;
import dev.clickledger.contract.TokenResult;
import org.jspecify.annotations.Nullable;

/**
 * A request for a known ad, on which {@link VerdictRule}s rule.
 *
 * @param request as it came
 * @param ad the ad it names
 * @param token what its token turned out to be, or null when it has none
 */
record ClickCandidate(ClickRequest request, Ad ad, @Nullable TokenResult token) {}
