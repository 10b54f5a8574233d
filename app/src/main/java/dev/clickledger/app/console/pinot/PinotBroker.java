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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks Pinot's broker over HTTP. While segments load or servers restart, Pinot answers with status 200 and some of the
 * rows: such an answer counts as none.
 */
@ApplicationScoped
class PinotBroker {

    /**
     * Codes by which Pinot says that the statement itself is wrong: unreadable, not permitted, or about columns that there
     * are not. All others may be its own fault.
     */
    private static final Set<Integer> STATEMENT_IS_WRONG = Set.of(100, 101, 150, 180, 700, 710);

    private final URI endpoint;
    private final ObjectMapper json;
    private final HttpClient http;
    private final LongAdder asked = new LongAdder();

    @Inject
    PinotBroker(PinotSettings settings, ObjectMapper json, MeterRegistry metrics) {
        this.endpoint = settings.brokerUrl().resolve("/query/sql");
        this.json = json;
        // the broker hangs for half a minute when it is asked to upgrade to HTTP/2
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
        metrics.more().counter("clickledger.pinot.queries", List.of(), asked);
    }

    /**
     * Runs a select.
     *
     * @param time how long the answer may take
     * @throws PinotRefusedException when it cannot succeed as it is
     * @throws PinotUnavailableException when there is no whole answer
     */
    List<PinotRow> query(PinotSelect select, Duration time) {
        asked.increment();
        String sql = "SET timeoutMs=" + time.toMillis() + "; " + select.sql();
        JsonNode answer = post(sql, time);
        refusePartial(answer, sql);
        List<PinotRow> rows = new ArrayList<>();
        answer.path("resultTable").path("rows").forEach(row -> rows.add(new PinotRow(row)));
        if (select.mustBeWhole() && rows.size() >= select.limit()) {
            throw new PinotRefusedException("the answer is cut off at " + select.limit() + " rows: " + sql);
        }
        return rows;
    }

    private JsonNode post(String sql, Duration time) {
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint)
                    .timeout(time)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("sql", sql))))
                    .build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 400) {
                throw new PinotRefusedException(endpoint + " refuses: " + sql);
            }
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
        JsonNode exceptions = answer.path("exceptions");
        if (!exceptions.isEmpty()) {
            String said = "Pinot answered " + exceptions + " to: " + sql;
            boolean wrong = STATEMENT_IS_WRONG.contains(
                    exceptions.path(0).path("errorCode").asInt());
            throw wrong ? new PinotRefusedException(said) : new PinotUnavailableException(said);
        }
        if (answer.path("numGroupsLimitReached").asBoolean()) {
            throw new PinotRefusedException("Pinot left groups out of: " + sql);
        }
        boolean serversMissing = answer.path("numServersResponded").asInt()
                < answer.path("numServersQueried").asInt();
        if (serversMissing || answer.path("partialResult").asBoolean() || !answer.has("resultTable")) {
            throw new PinotUnavailableException("Pinot answered in part to: " + sql);
        }
    }
}
