package dev.clickledger.app.console.system.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clickledger.app.console.system.job.JobReading.Checkpoint;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/**
 * Reads the streaming job's numbers from some ten small answers. Metrics are asked for one by one: Flink leaves out all of a
 * question when it does not know one of them yet.
 */
@Singleton
final class FlinkJob {

    /** As the job calls itself; other jobs may run in the same cluster. */
    private static final String NAME = "clickledger streaming job";

    /** Parts of the job, as its topology names them. */
    private static final String DECODE = "decode";

    private static final String COUNT = "count";

    private final FlinkApi flink;
    private final Clock clock;

    FlinkJob(FlinkApi flink, Clock clock) {
        this.flink = flink;
        this.clock = clock;
    }

    /**
     * Asks the job that was started last.
     *
     * @throws FlinkUnavailableException when Flink does not answer, or knows of no such job
     */
    JobReading read() {
        Instant at = clock.instant();
        JsonNode job = newest(flink.get("/jobs/overview"));
        String path = "/jobs/" + job.path("jid").asText();
        JsonNode checkpoints = flink.get(path + "/checkpoints");
        JsonNode vertices = flink.get(path).path("vertices");
        String decode = metrics(path, vertices, DECODE);
        String count = metrics(path, vertices, COUNT);
        JsonNode tasks = job.path("tasks");
        return new JobReading(
                at,
                job.path("state").asText("UNKNOWN"),
                tasks.path("total").asInt() > 0
                        && tasks.path("running").asInt() == tasks.path("total").asInt(),
                instant(job.path("start-time")),
                value(flink.get(path + "/metrics?get=numRestarts"), "value"),
                checkpoint(checkpoints.at("/latest/completed")),
                whole(checkpoints.at("/counts/failed")),
                sum(count, "count.identities"),
                sum(decode, "decode.numRecordsIn"),
                rate(decode),
                sum(decode, "Source__clicks.pendingRecords"),
                sum(decode, "decode.lateClicks"),
                sum(decode, "decode.malformedClicks"));
    }

    private static JsonNode newest(JsonNode overview) {
        return StreamSupport.stream(overview.path("jobs").spliterator(), false)
                .filter(job -> job.path("name").asText().equals(NAME))
                .max(Comparator.comparingLong(job -> job.path("start-time").asLong()))
                .orElseThrow(() -> new FlinkUnavailableException("Flink runs no job called " + NAME));
    }

    /** Where the metrics of a part are; empty when the job has no such part. */
    private static String metrics(String job, JsonNode vertices, String part) {
        return StreamSupport.stream(vertices.spliterator(), false)
                .filter(vertex -> (" -> " + vertex.path("name").asText() + " -> ").contains(" -> " + part + " -> "))
                .map(vertex -> job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics?agg=sum&get=")
                .findFirst()
                .orElse("");
    }

    private OptionalLong sum(String metrics, String name) {
        return metrics.isEmpty() ? OptionalLong.empty() : value(flink.get(metrics + name), "sum");
    }

    private OptionalDouble rate(String metrics) {
        if (metrics.isEmpty()) {
            return OptionalDouble.empty();
        }
        double perSecond = number(flink.get(metrics + "decode.numRecordsInPerSecond"), "sum");
        return Double.isFinite(perSecond) ? OptionalDouble.of(perSecond) : OptionalDouble.empty();
    }

    private static OptionalLong value(JsonNode metrics, String field) {
        double number = number(metrics, field);
        return Double.isFinite(number) && number >= 0 ? OptionalLong.of(Math.round(number)) : OptionalLong.empty();
    }

    /** Flink writes some numbers as texts, and leaves out what it does not know. */
    private static double number(JsonNode metrics, String field) {
        return metrics.path(0).path(field).asDouble(Double.NaN);
    }

    private static OptionalLong whole(JsonNode number) {
        return number.isIntegralNumber() ? OptionalLong.of(number.asLong()) : OptionalLong.empty();
    }

    private static Optional<Instant> instant(JsonNode millis) {
        return millis.asLong() > 0 ? Optional.of(Instant.ofEpochMilli(millis.asLong())) : Optional.empty();
    }

    private static Optional<Checkpoint> checkpoint(JsonNode completed) {
        return instant(completed.path("latest_ack_timestamp"))
                .map(at -> new Checkpoint(
                        at,
                        Duration.ofMillis(completed.path("end_to_end_duration").asLong()),
                        completed.path("state_size").asLong()));
    }
}
