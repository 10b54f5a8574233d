package dev.clickledger.app.edge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.edge.link.ClickRequest;
import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.app.edge.redirect.Clicks;
import dev.clickledger.app.edge.useragent.Device;
import dev.clickledger.app.edge.useragent.UserAgent;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.TokenResult;
import dev.clickledger.contract.Verdict;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A click with everything against it, which is then put right one thing after the other. */
class VerdictRulesTest {

    private static final InetAddress CLOUD = InetAddress.ofLiteral("10.0.0.1");

    @Test
    void firstReasonInTheOrderOfTheVerdictsDecides() {
        List<Verdict> found = new ArrayList<>();
        found.add(judge(new TokenResult.Invalid("forged"), false, true, UserAgent.Kind.ROBOT, CLOUD, true));
        found.add(judge(new TokenResult.Expired(token()), false, true, UserAgent.Kind.ROBOT, CLOUD, true));
        found.add(judge(null, false, true, UserAgent.Kind.ROBOT, CLOUD, true));
        TokenResult good = new TokenResult.Verified(token());
        found.add(judge(good, false, true, UserAgent.Kind.ROBOT, CLOUD, true));
        found.add(judge(good, true, true, UserAgent.Kind.ROBOT, CLOUD, true));
        found.add(judge(good, true, true, UserAgent.Kind.ROBOT, CLOUD, false));
        found.add(judge(good, true, false, UserAgent.Kind.ROBOT, CLOUD, false));
        found.add(judge(good, true, false, UserAgent.Kind.BROWSER, CLOUD, false));
        found.add(judge(good, true, false, UserAgent.Kind.BROWSER, Clicks.AT_HOME, false));

        List<Verdict> inOrder = new ArrayList<>(List.of(Verdict.values()));
        inOrder.remove(Verdict.VALID);
        assertThat(found).isEqualTo(inOrder);
    }

    @Test
    void clickWithNothingAgainstItIsValid() {
        assertThat(Clicks.rules().judge(Clicks.candidate())).isEqualTo(Verdict.VALID);
    }

    private static Verdict judge(
            @Nullable TokenResult token,
            boolean active,
            boolean head,
            UserAgent.Kind kind,
            InetAddress address,
            boolean speculative) {
        Ad ad = Clicks.ad("acme-shoes", active, true);
        ClickRequest request = new ClickRequest(ad.id(), null, address, Clicks.CHROME, null, speculative, head, false);
        ClickRates exhausted = new ClickRates(1, Duration.ofDays(1), 20);
        exhausted.exceeded(new UUID(2, 2), address, new UUID(7, 7));
        return new VerdictRules(HostingNetworks.of(List.of("0a000000-0a0000ff")), exhausted)
                .judge(Clicks.candidate(request, ad, token, new UserAgent(Device.UNKNOWN, kind)));
    }

    private static ImpressionToken token() {
        return new ImpressionToken("k1", "acme-shoes", new UUID(1, 1), null, Clicks.NOON, Clicks.NOON.plusSeconds(60));
    }
}
