package dev.clickledger.stack.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Pinot serves of the test's advertiser. */
final class ServedClicks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COUNTS = "select adId, verdict, sum(clicks), sum(repeats) from click_counts"
            + " where tenantId = '" + TestAds.TENANT + "' group by adId, verdict limit 1000";
    private static final String UNEXPLAINED =
            "select count(*) from reconciliations where tenantId = '" + TestAds.TENANT + "' and status = 'UNEXPLAINED'";

    private final URI broker;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ServedClicks(URI broker) {
        this.broker = broker;
    }

    /** By ad and verdict, as {@code ad verdict}; empty while Pinot does not answer. */
    Optional<Map<String, LoggedClicks.Tally>> now() throws InterruptedException {
        return answer(COUNTS).map(ServedClicks::rows);
    }

    /** How many findings of recounts could not be explained. */
    long unexplained() throws InterruptedException {
        return answer(UNEXPLAINED).orElseThrow().at("/resultTable/rows/0/0").asLong();
    }

    private Optional<JsonNode> answer(String sql) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(broker.resolve("/query/sql"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.createObjectNode().put("sql", sql).toString()))
                .build();
        try {
            JsonNode answer = JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return answer.path("exceptions").isEmpty() ? Optional.of(answer) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, LoggedClicks.Tally> rows(JsonNode answer) {
        Map<String, LoggedClicks.Tally> tallies = new TreeMap<>();
        for (JsonNode row : answer.path("resultTable").path("rows")) {
            LoggedClicks.Tally tally =
                    new LoggedClicks.Tally(row.get(2).asLong(), row.get(3).asLong());
            if (tally.clicks() + tally.repeats() != 0) {
                tallies.put(row.get(0).asText() + " " + row.get(1).asText(), tally);
            }
        }
        return tallies;
    }
}
