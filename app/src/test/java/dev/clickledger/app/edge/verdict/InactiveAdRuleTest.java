package dev.clickledger.app.edge.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.Flight;
import dev.clickledger.app.edge.redirect.Clicks;
import dev.clickledger.contract.Verdict;
import org.jspecify.annotations.Nullable;
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
    void adOutsideOfItsFlightDoesNotCount() {
        assertThat(judged(new Flight(Clicks.NOON.plusMillis(1), null))).isEqualTo(Verdict.INACTIVE_AD);
        assertThat(judged(new Flight(null, Clicks.NOON))).isEqualTo(Verdict.INACTIVE_AD);
        assertThat(judged(new Flight(Clicks.NOON, Clicks.NOON.plusMillis(1)))).isNull();
    }

    @Test
    void activeAdDoes() {
        assertThat(new InactiveAdRule().judge(Clicks.candidate())).isNull();
    }

    private static @Nullable Verdict judged(Flight flight) {
        Ad shoes = Clicks.SHOES;
        Ad flying = new Ad(
                shoes.id(),
                shoes.tenantId(),
                shoes.campaignId(),
                shoes.name(),
                shoes.destination(),
                true,
                false,
                flight);
        return new InactiveAdRule()
                .judge(Clicks.candidate(Clicks.request((String) null), flying, null, Clicks.BROWSER));
    }
}
