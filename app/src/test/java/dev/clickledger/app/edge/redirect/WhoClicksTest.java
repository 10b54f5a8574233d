package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Robots, programs and agents come over the wire and are told from people, however many come at once. */
class WhoClicksTest {

    private final RememberedClicks log = new RememberedClicks();
    private RedirectServer server;

    @BeforeEach
    void start() throws Exception {
        server = RedirectServer.start(
                Clicks.catalog("https://shop.example/", List.of()), log, Clicks.generousRates(), 1);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void agentThatSignsItsRequestIsSentOnAndIsABot() throws Exception {
        RawRequest.Answer answer = get("Signature-Agent: \"https://agent.example\"");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(log.events()).extracting(ClickEvent::verdict).containsExactly(Verdict.BOT);
    }

    @Test
    void emptyNameOfAnAgentIsAnAgentAndNoHeaderIsAPerson() throws Exception {
        get("Signature-Agent:");
        get("X-Signature-Agent: none");

        assertThat(log.events()).extracting(ClickEvent::verdict).containsExactly(Verdict.BOT, Verdict.VALID);
    }

    @Test
    void userAgentThatNamesNoBrowserIsNone() throws Exception {
        get("User-Agent: node");
        get("User-Agent: SomeCrawler");

        assertThat(log.events()).extracting(ClickEvent::verdict).containsExactly(Verdict.NON_BROWSER, Verdict.BOT);
    }

    @Test
    void robotNeverSeenBeforeIsARobotWhenHundredsComeAtOnce() throws Exception {
        try (ExecutorService robots = Executors.newFixedThreadPool(100)) {
            List<Future<RawRequest.Answer>> answers = IntStream.range(0, 400)
                    .mapToObj(i -> robots.submit(() -> get("User-Agent: Mozilla/5.0 (compatible; NewBot/" + i + ".0)")))
                    .toList();
            for (Future<RawRequest.Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(302);
            }
        }

        assertThat(log.events()).hasSize(400).extracting(ClickEvent::verdict).containsOnly(Verdict.BOT);
    }

    private RawRequest.Answer get(String header) throws Exception {
        return RawRequest.get(server.port(), "/c/acme-shoes", header, "X-Forwarded-For: 84.135.1.2");
    }
}
