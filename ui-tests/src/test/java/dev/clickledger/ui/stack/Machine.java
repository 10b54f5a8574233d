package dev.clickledger.ui.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A tenant's program that uses the API, as {@code docs/api.md} says. */
public final class Machine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningStack stack;
    private final String clientId;
    private final String secret;

    /** A program with the client that somebody made for it. */
    public Machine(RunningStack stack, String clientId, String secret) {
        this.stack = stack;
        this.clientId = clientId;
        this.secret = secret;
    }

    /** Whether it gets a token. */
    public boolean admitted() {
        return askForToken().statusCode() == 200;
    }

    /** Tells a shell who the program is, in the variables that {@code docs/api.md} names. */
    public void introduce(Map<String, String> environment) {
        environment.put("CLIENT_ID", clientId);
        environment.put("CLIENT_SECRET", secret);
    }

    /** What the API answers. */
    public String get(String path) {
        return answer(request(path).build(), 200).body();
    }

    /** How long the API takes to answer, one request after the other, in the order of time; only good answers count. */
    public List<Duration> timesOf(String path, int requests) {
        HttpRequest request = request(path).build();
        return IntStream.range(0, requests)
                .mapToObj(_ -> {
                    long asked = System.nanoTime();
                    answer(request, 200);
                    return Duration.ofNanos(System.nanoTime() - asked);
                })
                .toList();
    }

    /** Asks again and again, with a pause, whatever is answered, until it is interrupted. */
    public void keepsAsking(String path, Duration pause) {
        HttpRequest request = request(path).build();
        try {
            while (true) {
                http.send(request, BodyHandlers.discarding());
                Thread.sleep(pause);
            }
        } catch (IOException e) {
            throw new AssertionError(path + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the API answers, as JSON. */
    public JsonNode read(String path) {
        return json(get(path));
    }

    /** Adds a campaign; gives its id. */
    public String campaign(String name) {
        return post("/api/v1/campaigns", JSON.createObjectNode().put("name", name))
                .path("id")
                .asText();
    }

    /** Adds an ad; gives its id. */
    public String ad(String campaignId, String name, List<String> sources) {
        ObjectNode ad = JSON.createObjectNode()
                .put("campaignId", campaignId)
                .put("name", name)
                .put("destination", "https://shop.example/offer?click={click_id}");
        ad.set("sources", JSON.valueToTree(sources));
        return post("/api/v1/ads", ad).path("id").asText();
    }

    private JsonNode post(String path, JsonNode body) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return json(answer(request, 201).body());
    }

    private HttpRequest.Builder request(String path) {
        String token = json(askForToken().body()).path("access_token").asText();
        return HttpRequest.newBuilder(URI.create(stack.url() + path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> askForToken() {
        return send(HttpRequest.newBuilder(
                        URI.create(stack.keycloakUrl() + "/realms/clickledger/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + secret))
                .build());
    }

    private HttpResponse<String> answer(HttpRequest request, int expected) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != expected) {
            throw new AssertionError(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(request.uri() + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("this is no JSON: " + text, e);
        }
    }
}
