package dev.clickledger.app.console.pinot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks Pinot's broker over HTTP. While segments load or servers restart, Pinot answers with status 200 and some of the
 * rows: such an answer counts as none.
 */
@ApplicationScoped
public class PinotBroker {

    private final URI endpoint;
    private final PinotSettings settings;
    private final ObjectMapper json;
    private final HttpClient http;
    private final PinotBreaker breaker;
    private final LongAdder asked = new LongAdder();

    @Inject
    PinotBroker(PinotSettings settings, ObjectMapper json, Clock clock, MeterRegistry metrics) {
        this(settings, json, clock);
        metrics.more().counter("clickledger.pinot.queries", List.of(), asked);
    }

    PinotBroker(PinotSettings settings, ObjectMapper json, Clock clock) {
        this.endpoint = settings.brokerUrl().resolve("/query/sql");
        this.settings = settings;
        this.json = json;
        this.breaker = new PinotBreaker(clock);
        // the broker hangs for half a minute when it is asked to upgrade to HTTP/2
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    /**
     * Runs a select.
     *
     * @throws PinotUnavailableException when there is no whole answer
     */
    public List<PinotRow> query(PinotSelect select) {
        return breaker.ask(() -> {
            asked.increment();
            return ask(select);
        });
    }

    private List<PinotRow> ask(PinotSelect select) {
        String sql = "SET timeoutMs=" + settings.timeout().toMillis() + "; " + select.sql();
        JsonNode answer = post(sql);
        refusePartial(answer, sql);
        List<PinotRow> rows = new ArrayList<>();
        answer.path("resultTable").path("rows").forEach(row -> rows.add(new PinotRow(row)));
        if (select.mustBeWhole() && rows.size() >= select.limit()) {
            throw new PinotTooMuchException("the answer is cut off at " + select.limit() + " rows: " + sql);
        }
        return rows;
    }

    private JsonNode post(String sql) {
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint)
                    .timeout(settings.timeout())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("sql", sql))))
                    .build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new PinotUnavailableException(endpoint + " answered " + response.statusCode() + " to: " + sql);
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new PinotUnavailableException(endpoint + " gave no answer to: " + sql, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PinotUnavailableException("interrupted while waiting for " + endpoint, e);
        }
    }

    private static void refusePartial(JsonNode answer, String sql) {
        if (!answer.path("exceptions").isEmpty()) {
            throw new PinotUnavailableException("Pinot answered " + answer.path("exceptions") + " to: " + sql);
        }
        if (answer.path("numGroupsLimitReached").asBoolean()) {
            throw new PinotTooMuchException("Pinot left groups out of: " + sql);
        }
        boolean serversMissing = answer.path("numServersResponded").asInt()
                < answer.path("numServersQueried").asInt();
        if (serversMissing || answer.path("partialResult").asBoolean() || !answer.has("resultTable")) {
            throw new PinotUnavailableException("Pinot answered in part to: " + sql);
        }
    }
}
