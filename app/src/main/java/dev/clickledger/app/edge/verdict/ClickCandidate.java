package dev.clickledger.app.edge.verdict;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.edge.link.ClickRequest;
import dev.clickledger.app.edge.useragent.UserAgent;
import dev.clickledger.contract.TokenResult;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for a known ad, on which {@link VerdictRule}s rule.
 *
 * @param request as it came
 * @param ad the ad it names
 * @param token what its token turned out to be, or null when it has none
 * @param receivedAt when the request came in
 * @param userAgent what its User-Agent header says
 * @param clickId the click that it is a request of
 * @param visitorHash whose click it is
 */
public record ClickCandidate(
        ClickRequest request,
        Ad ad,
        @Nullable TokenResult token,
        Instant receivedAt,
        UserAgent userAgent,
        UUID clickId,
        UUID visitorHash) {}
