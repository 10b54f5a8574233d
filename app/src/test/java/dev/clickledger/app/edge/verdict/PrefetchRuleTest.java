package dev.clickledger.app.edge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.edge.redirect.Clicks;
import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrefetchRuleTest {

    @Test
    void whatIsFetchedAheadWasNotClicked() {
        assertThat(judge(true)).isEqualTo(Verdict.PREFETCH);
        assertThat(judge(false)).isNull();
    }

    private static @Nullable Verdict judge(boolean speculative) {
        return new PrefetchRule()
                .judge(Clicks.candidate(Clicks.request(speculative, false), Clicks.SHOES, null, Clicks.BROWSER));
    }
}
