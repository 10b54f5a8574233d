package dev.clickledger.stack.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The file of events that pinot-tools ships: JSON lines of 1 January 2018, whose actor and repository are JSON in a text.
 */
final class GithubEvents {

    /** How many events there are. */
    static final int ALL = 10_000;

    private static final String RESOURCE = "/replay/githubEvents_data.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private GithubEvents() {}

    /** Writes the first lines to a file, from which the replay and the independent count both read. */
    static void copyFirst(int count, Path file) throws IOException {
        try (InputStream in = GithubEvents.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing; build local-stack again");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            Files.write(file, lines.lines().limit(count).toList());
        }
    }

    /** The events of a file, in its order. */
    static List<GithubEvent> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(GithubEvents::event).toList();
    }

    private static GithubEvent event(String line) {
        try {
            JsonNode event = JSON.readTree(line);
            JsonNode repository = JSON.readTree(event.required("repo").textValue());
            return new GithubEvent(
                    event.required("id").textValue(),
                    event.required("type").textValue(),
                    Instant.parse(event.required("created_at").textValue()),
                    JSON.readTree(event.required("actor").textValue())
                            .required("id")
                            .longValue(),
                    repository.required("id").longValue(),
                    repository.required("name").textValue());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not an event: " + line.substring(0, Math.min(80, line.length())), e);
        }
    }
}
