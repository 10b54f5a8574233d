package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.app.edge.rate.FloodGuard;
import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One address asks for too much. */
class FloodTest {

    private static final String BEHIND_PROXY = "X-Forwarded-For: 84.135.1.";

    private final RememberedClicks log = new RememberedClicks();

    @Test
    void requestsBeyondTheBoundAreAnsweredAndCountedAndAreNoClicks() throws Exception {
        try (RedirectServer server = server(new FloodGuard(1, () -> 0), Clicks.generousRates())) {
            get(server, "/c/acme-shoes", BEHIND_PROXY + 2);
            get(server, "/c/acme-shoes", BEHIND_PROXY + 2);
            RawRequest.Answer answer = get(server, "/c/acme-shoes", BEHIND_PROXY + 2);

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.values("Retry-After")).containsExactly("1");
            assertThat(answer.values("Cache-Control")).containsExactly("no-store");
            assertThat(answer.body()).contains("Too many requests", "try again");
            assertThat(log.events()).hasSize(2);
            assertThat(server.rejected("flood")).isEqualTo(1);
        }
    }

    @Test
    void whateverIsAskedForUnderTheLinksCounts() throws Exception {
        try (RedirectServer server = server(new FloodGuard(1, () -> 0), Clicks.generousRates())) {
            get(server, "/c/unknown", BEHIND_PROXY + 2);
            get(server, "/c/", BEHIND_PROXY + 2);

            assertThat(get(server, "/c/acme-shoes?t=forged", BEHIND_PROXY + 2).status())
                    .isEqualTo(429);
            assertThat(RawRequest.send(server.port(), "POST /c/x HTTP/1.1\r\nHost: a\r\n" + BEHIND_PROXY + "2\r\n\r\n")
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void userAgentsAndMadeUpProxiesDoNotHelpAndOthersAreServed() throws Exception {
        try (RedirectServer server = server(new FloodGuard(1, () -> 0), Clicks.generousRates())) {
            for (int i = 1; i <= 5; i++) {
                get(
                        server,
                        "/c/acme-shoes",
                        "User-Agent: " + Clicks.CHROME + i,
                        "X-Forwarded-For: 1.2.3." + i + ", 84.135.1.2");
            }

            assertThat(server.rejected("flood")).isEqualTo(3);
            assertThat(get(server, "/c/acme-shoes", BEHIND_PROXY + 3).status()).isEqualTo(302);
        }
    }

    @Test
    void visitorWhoInventsAUserAgentForEachClickIsRuledOutByTheAddress() throws Exception {
        ClickRates rates = new ClickRates(3, Duration.ofDays(1), 2);
        try (RedirectServer server = server(new FloodGuard(0, System::nanoTime), rates)) {
            for (int i = 1; i <= 10; i++) {
                get(server, "/c/acme-shoes", "User-Agent: " + Clicks.CHROME + " Edg/" + i, BEHIND_PROXY + 2);
            }
            get(server, "/c/acme-shoes", "User-Agent: " + Clicks.CHROME, BEHIND_PROXY + 3);
        }

        List<Verdict> verdicts = log.events().stream().map(ClickEvent::verdict).toList();
        assertThat(verdicts.subList(0, 6)).containsOnly(Verdict.VALID);
        assertThat(verdicts.subList(6, 10)).containsOnly(Verdict.RATE);
        assertThat(verdicts.get(10)).isEqualTo(Verdict.VALID);
    }

    private RedirectServer server(FloodGuard guard, ClickRates rates) throws Exception {
        return RedirectServer.start(
                Clicks.catalog("https://shop.example/", List.of()), log, rates, guard, 1, Clock.systemUTC());
    }

    private static RawRequest.Answer get(RedirectServer server, String target, String... headers) throws Exception {
        return RawRequest.get(server.port(), target, headers);
    }
}
