package dev.clickledger.setup;

import dev.clickledger.contract.PinotTables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the Pinot tables of the contract through a controller and keeps them as the contract has them.
 *
 * @param controller address of the controller
 * @param kafkaBootstrap brokers, as Pinot's servers reach them
 * @param consumerFactory class that reads Kafka; its name differs between Pinot releases
 * @param replication copies of each segment
 */
public record TableSetup(URI controller, String kafkaBootstrap, String consumerFactory, int replication) {

    private static final Logger LOG = LoggerFactory.getLogger(TableSetup.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    /** Values for the variables of the table files. */
    public Map<String, String> variables() {
        return Map.of(
                "KAFKA_BOOTSTRAP", kafkaBootstrap,
                "CONSUMER_FACTORY", consumerFactory,
                "REPLICATION", Integer.toString(replication));
    }

    /**
     * Creates the tables that are missing and updates the others. Topics must exist.
     *
     * @throws IOException when the controller does not answer or refuses; the message has its words
     */
    public void apply() throws IOException, InterruptedException {
        // Pinot's servers hang on an attempt to upgrade to HTTP/2.
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            for (String name : PinotTables.names()) {
                apply(client, name);
            }
        }
    }

    private void apply(HttpClient client, String name) throws IOException, InterruptedException {
        demandSuccess("schema " + name, send(client, "POST", "/schemas?override=true", PinotTables.schema(name)));
        String table = PinotTables.table(name, variables());
        if (exists(client, name)) {
            demandSuccess("table " + name, send(client, "PUT", "/tables/" + name, table));
            LOG.info("table {}: updated", name);
            return;
        }
        HttpResponse<String> answer = send(client, "POST", "/tables", table);
        // A conflict means that an earlier attempt, given up by a client that waited too long, has succeeded.
        if (answer.statusCode() != CONFLICT) {
            demandSuccess("table " + name, answer);
        }
        LOG.info("table {}: created", name);
    }

    private boolean exists(HttpClient client, String name) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(client, "GET", "/tables/" + name + "?type=realtime", "");
        if (answer.statusCode() == NOT_FOUND) {
            return false;
        }
        demandSuccess("table " + name, answer);
        return answer.body().contains("REALTIME");
    }

    private HttpResponse<String> send(HttpClient client, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(controller.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static void demandSuccess(String what, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("Pinot refuses the " + what + ": " + answer.statusCode() + " "
                    + answer.body().strip());
        }
    }
}
