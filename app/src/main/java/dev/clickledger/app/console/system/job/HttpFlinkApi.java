package dev.clickledger.app.console.system.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Flink's REST interface over HTTP. */
@Singleton
final class HttpFlinkApi implements FlinkApi {

    private static final int OK = 200;

    private final FlinkSettings settings;
    private final ObjectMapper json;
    private final HttpClient http;

    HttpFlinkApi(FlinkSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    @Override
    public JsonNode get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(settings.url().resolve(path))
                    .timeout(settings.timeout())
                    .build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new FlinkUnavailableException("Flink answered " + answer.statusCode() + " to " + path);
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new FlinkUnavailableException("Flink gave no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlinkUnavailableException("interrupted while waiting for Flink", e);
        }
    }
}
