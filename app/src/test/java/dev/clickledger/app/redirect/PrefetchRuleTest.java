package dev.clickledger.app.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefetchRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip", "Prerender", "preview"})
    void whatIsFetchedAheadWasNotClicked(String purpose) {
        assertThat(judge(purpose)).isEqualTo(Verdict.PREFETCH);
    }

    @Test
    void otherPurposesAreFine() {
        assertThat(judge(null)).isNull();
        assertThat(judge("")).isNull();
        assertThat(judge("navigate")).isNull();
    }

    private static @Nullable Verdict judge(@Nullable String purpose) {
        return new PrefetchRule()
                .judge(Clicks.candidate(Clicks.request(purpose, false), Clicks.SHOES, null, Clicks.BROWSER));
    }
}
