package dev.clickledger.app.console.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.clickledger.app.console.security.Scopes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinotBrokerTest {

    private static final String WHOLE = """
        {"resultTable":{"rows":[["acme-boots",12.0],["acme-bags",3.0]]},"exceptions":[],
         "numServersQueried":1,"numServersResponded":1,"numGroupsLimitReached":false}
        """;

    private static final Duration TIME = Duration.ofMillis(500);

    private final AtomicReference<String> answer = new AtomicReference<>(WHOLE);
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private volatile int status = 200;
    private volatile Duration delay = Duration.ZERO;
    private HttpServer server;
    private PinotBroker broker;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/query/sql", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            pause();
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        broker = new PinotBroker(
                PinotGateways.settings(address, Map.of()), new ObjectMapper(), new SimpleMeterRegistry());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsRowsInTheOrderOfTheSelect() {
        List<PinotRow> rows = broker.query(ranking(10), TIME);

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().text(0)).isEqualTo("acme-boots");
        assertThat(rows.getFirst().number(1)).isEqualTo(12);
    }

    @Test
    void tellsPinotWhenToGiveUp() {
        broker.query(ranking(10), TIME);

        assertThat(asked.get()).contains("SET timeoutMs=500; SELECT");
    }

    @Test
    void refusesAnswersOfSomeServersOnly() {
        answer.set(WHOLE.replace("\"numServersQueried\":1", "\"numServersQueried\":2"));

        assertRefused(ranking(10));
    }

    @Test
    void refusesAnswersThatCarryAnExceptionThoughTheStatusIsGood() {
        answer.set(WHOLE.replace("\"exceptions\":[]", "\"exceptions\":[{\"errorCode\":190,\"message\":\"no table\"}]"));

        assertRefused(ranking(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 700, 710})
    void statementThatPinotRefusesIsNoFaultOfPinots(int code) {
        answer.set(
                WHOLE.replace("\"exceptions\":[]", "\"exceptions\":[{\"errorCode\":" + code + ",\"message\":\"no\"}]"));

        assertThatExceptionOfType(PinotRefusedException.class).isThrownBy(() -> broker.query(ranking(10), TIME));
    }

    @ParameterizedTest
    @ValueSource(ints = {190, 200, 250, 400, 427, 429})
    void whatMayBePinotsOwnFaultMaySucceedLater(int code) {
        answer.set(
                WHOLE.replace("\"exceptions\":[]", "\"exceptions\":[{\"errorCode\":" + code + ",\"message\":\"no\"}]"));

        assertThatExceptionOfType(PinotUnavailableException.class)
                .isThrownBy(() -> broker.query(ranking(10), TIME))
                .isNotInstanceOf(PinotRefusedException.class);
    }

    @Test
    void refusesAnswersWithGroupsLeftOut() {
        answer.set(WHOLE.replace("\"numGroupsLimitReached\":false", "\"numGroupsLimitReached\":true"));

        assertRefused(ranking(10));
    }

    @Test
    void refusesAnswersWithoutATable() {
        answer.set("{\"exceptions\":[]}");

        assertRefused(ranking(10));
    }

    @Test
    void refusesAnswersThatAreCutOffAtTheLimit() {
        assertRefused(PinotSelect.from("click_counts", Scopes.tenant("acme"), 2)
                .group("adId")
                .sum("clicks"));
    }

    @Test
    void letsARankingEndAtItsLimit() {
        assertThat(broker.query(ranking(2), TIME)).hasSize(2);
    }

    @Test
    void failsOnAnyOtherStatus() {
        status = 503;

        assertRefused(ranking(10));
    }

    @Test
    void failsWhenTheAnswerTakesTooLong() {
        delay = Duration.ofSeconds(2);

        assertRefused(ranking(10));
    }

    @Test
    void failsWhenNobodyListens() {
        server.stop(0);

        assertRefused(ranking(10));
    }

    private void assertRefused(PinotSelect select) {
        assertThatExceptionOfType(PinotUnavailableException.class).isThrownBy(() -> broker.query(select, TIME));
    }

    private static PinotSelect ranking(int limit) {
        return PinotSelect.from("click_counts", Scopes.tenant("acme"), limit)
                .group("adId")
                .sum("clicks")
                .descendingSum("clicks");
    }

    private void pause() {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
