package dev.clickledger.app.edge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.edge.link.ClickRequest;
import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.app.edge.redirect.Clicks;
import dev.clickledger.contract.Verdict;
import java.net.InetAddress;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateRuleTest {

    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("84.135.1.3");

    private final RateRule rule = new RateRule(new ClickRates(3, Duration.ofDays(1), 2));
    private int clicks;

    @Test
    void visitorWhoClicksTooFastIsRuledOut() {
        for (int click = 1; click <= 3; click++) {
            assertThat(judge(1, Clicks.AT_HOME)).isNull();
        }

        assertThat(judge(1, Clicks.AT_HOME)).isEqualTo(Verdict.RATE);
    }

    @Test
    void addressFromWhichSomebodyElseSeemsToClickEachTimeIsRuledOut() {
        for (int visitor = 1; visitor <= 6; visitor++) {
            assertThat(judge(visitor, Clicks.AT_HOME)).isNull();
        }

        assertThat(judge(7, Clicks.AT_HOME)).isEqualTo(Verdict.RATE);
        assertThat(judge(7, ELSEWHERE)).isNull();
    }

    private @Nullable Verdict judge(int visitor, InetAddress address) {
        ClickRequest request =
                new ClickRequest(Clicks.SHOES.id(), null, address, Clicks.CHROME, null, false, false, false);
        return rule.judge(new ClickCandidate(
                request, Clicks.SHOES, null, Clicks.NOON, Clicks.BROWSER, new UUID(9, ++clicks), new UUID(0, visitor)));
    }
}
