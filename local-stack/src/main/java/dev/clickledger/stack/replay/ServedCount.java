package dev.clickledger.stack.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What Pinot serves. */
final class ServedCount {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SQL = "select adId, sum(clicks) as clicks from click_counts where tenantId = '"
            + RepositoryAds.TENANT + "' group by adId limit 100000";

    private final URI broker;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ServedCount(URI broker) {
        this.broker = broker;
    }

    /** Clicks of each ad, whatever their verdict; ads whose rows add up to zero are left out. */
    Map<String, Long> clicksByAd() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(broker.resolve("/query/sql"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.createObjectNode().put("sql", SQL).toString()))
                .build();
        JsonNode answer = JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        // unknown tables and the like are answered with status 200
        if (!answer.path("exceptions").isEmpty()) {
            throw new IOException("Pinot says: " + answer.path("exceptions"));
        }
        Map<String, Long> clicks = new TreeMap<>();
        for (JsonNode row : answer.path("resultTable").path("rows")) {
            if (row.get(1).longValue() != 0) {
                clicks.put(row.get(0).textValue(), row.get(1).longValue());
            }
        }
        return clicks;
    }
}
