package dev.clickledger.app.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.ad.Ad;
import dev.clickledger.contract.Verdict;
import org.junit.jupiter.api.Test;

class InactiveAdRuleTest {

    @Test
    void pausedAdDoesNotCount() {
        Ad paused = Clicks.ad("acme-shoes", false, false);

        assertThat(new InactiveAdRule()
                        .judge(Clicks.candidate(Clicks.request((String) null), paused, null, Clicks.BROWSER)))
                .isEqualTo(Verdict.INACTIVE_AD);
    }

    @Test
    void activeAdDoes() {
        assertThat(new InactiveAdRule().judge(Clicks.candidate())).isNull();
    }
}
