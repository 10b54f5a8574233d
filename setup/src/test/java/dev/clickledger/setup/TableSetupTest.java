package dev.clickledger.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableSetupTest {

    private record Answer(int status, String body) {}

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private HttpServer controller;
    private TableSetup setup;

    @BeforeEach
    void startController() throws IOException {
        controller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        controller.createContext("/", exchange -> {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            exchange.getRequestBody().readAllBytes();
            requests.add(request);
            Answer answer = answers.getOrDefault(request, new Answer(200, "{}"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        controller.start();
        URI address = URI.create("http://127.0.0.1:" + controller.getAddress().getPort());
        setup = new TableSetup(address, "kafka:9092", "com.example.Factory", 1);
    }

    @AfterEach
    void stopController() {
        controller.stop(0);
    }

    @Test
    void createsEachMissingTableAfterItsSchema() throws Exception {
        setup.apply();

        assertThat(requests)
                .containsExactly(
                        "POST /schemas?override=true",
                        "GET /tables/click_counts?type=realtime",
                        "POST /tables",
                        "POST /schemas?override=true",
                        "GET /tables/reconciliations?type=realtime",
                        "POST /tables",
                        "POST /schemas?override=true",
                        "GET /tables/trait_counts?type=realtime",
                        "POST /tables",
                        "POST /schemas?override=true",
                        "GET /tables/quarter_counts?type=realtime",
                        "POST /tables");
    }

    @Test
    void updatesATableThatExists() throws Exception {
        answers.put("GET /tables/click_counts?type=realtime", new Answer(200, "{\"REALTIME\":{}}"));
        answers.put("GET /tables/reconciliations?type=realtime", new Answer(404, "not found"));

        setup.apply();

        assertThat(requests).contains("PUT /tables/click_counts", "POST /tables");
        assertThat(requests).doesNotContain("PUT /tables/reconciliations");
    }

    @Test
    void takesAConflictForAnEarlierSuccess() throws Exception {
        answers.put("POST /tables", new Answer(409, "exists"));

        setup.apply();

        assertThat(requests).filteredOn("POST /tables"::equals).hasSize(4);
    }

    @Test
    void passesOnTheWordsOfARefusal() {
        answers.put("POST /tables", new Answer(500, "no such topic"));

        assertThatIOException()
                .isThrownBy(setup::apply)
                .withMessage("Pinot refuses the table click_counts: 500 no such topic");
    }
}
