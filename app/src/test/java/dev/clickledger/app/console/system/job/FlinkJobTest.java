package dev.clickledger.app.console.system.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made of Flink's answers: those of a running job as they were recorded, and stranger ones. */
class FlinkJobTest {

    private static final Instant NOW = Instant.parse("2026-12-01T03:34:00Z");
    private static final String JOB = "/jobs/fc3d23b1aa7dd19408141d53086d1496";

    private final ObjectMapper json = new ObjectMapper();
    private ObjectNode answers = json.createObjectNode();

    @BeforeEach
    void answersOfARunningJob() throws IOException {
        try (InputStream recorded =
                Objects.requireNonNull(FlinkJobTest.class.getResourceAsStream("/flink/answers.json"))) {
            answers = (ObjectNode) json.readTree(recorded);
        }
    }

    @Test
    void theRunningJobTellsAllOfIt() {
        JobReading reading = read();

        assertThat(reading.at()).isEqualTo(NOW);
        assertThat(reading.running()).isTrue();
        assertThat(reading.startedAt()).contains(Instant.ofEpochMilli(1_796_095_868_965L));
        assertThat(reading.restarts()).isEqualTo(OptionalLong.of(0));
        assertThat(reading.failedCheckpoints()).isEqualTo(OptionalLong.of(0));
        assertThat(reading.identities()).isEqualTo(OptionalLong.of(20));
        assertThat(reading.events()).isEqualTo(OptionalLong.of(20));
        assertThat(reading.eventsPerSecond()).isEqualTo(OptionalDouble.of(0));
        assertThat(reading.behind()).isEqualTo(OptionalLong.of(0));
        assertThat(reading.late()).isEqualTo(OptionalLong.of(0));
        assertThat(reading.malformed()).isEqualTo(OptionalLong.of(0));
        assertThat(reading.checkpoint()).hasValueSatisfying(checkpoint -> {
            JsonNode completed = answers.path(JOB + "/checkpoints").at("/latest/completed");
            assertThat(checkpoint.completedAt().toEpochMilli())
                    .isEqualTo(completed.path("latest_ack_timestamp").asLong());
            assertThat(checkpoint.took())
                    .isEqualTo(Duration.ofMillis(
                            completed.path("end_to_end_duration").asLong()));
            assertThat(checkpoint.bytes())
                    .isEqualTo(completed.path("state_size").asLong())
                    .isPositive();
        });
    }

    @Test
    void whatFlinkDoesNotKnowYetIsLeftOutAndNotZero() {
        answers.properties().forEach(answer -> {
            if (answer.getKey().contains("metrics?")) {
                answer.setValue(json.createArrayNode());
            }
        });
        ((ObjectNode) answers.path(JOB + "/checkpoints").path("latest")).putNull("completed");

        JobReading reading = read();

        assertThat(reading.running()).isTrue();
        assertThat(reading.identities()).isEmpty();
        assertThat(reading.behind()).isEmpty();
        assertThat(reading.eventsPerSecond()).isEmpty();
        assertThat(reading.restarts()).isEmpty();
        assertThat(reading.checkpoint()).isEmpty();
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        answers.properties().forEach(answer -> {
            if (answer.getKey().contains("metrics?")) {
                answer.setValue(json.createArrayNode()
                        .addObject()
                        .put("id", "x")
                        .put("sum", "NaN")
                        .put("value", "none"));
            }
        });

        assertThat(read().identities()).isEmpty();
        assertThat(read().eventsPerSecond()).isEmpty();
        assertThat(read().restarts()).isEmpty();
    }

    @Test
    void aJobOfOtherPartsTellsWhatItHas() {
        ((ObjectNode) answers.path(JOB)).putArray("vertices");

        assertThat(read().running()).isTrue();
        assertThat(read().identities()).isEmpty();
        assertThat(read().events()).isEmpty();
        assertThat(read().checkpoint()).isPresent();
    }

    @Test
    void aJobOfWhichATaskIsAwayDoesNotRun() {
        ((ObjectNode) answers.at("/~1jobs~1overview/jobs/0/tasks")).put("running", 6);
        assertThat(read().running()).isFalse();

        ((ObjectNode) answers.at("/~1jobs~1overview/jobs/0/tasks")).put("running", 7);
        assertThat(read().running()).isTrue();
        ((ObjectNode) answers.at("/~1jobs~1overview/jobs/0")).put("state", "RESTARTING");
        assertThat(read().running()).isFalse();
    }

    @Test
    void theJobThatBeganLastIsAsked() {
        ObjectNode older = answers.at("/~1jobs~1overview/jobs/0").deepCopy();
        older.put("jid", "older").put("state", "FAILED").put("start-time", 1);
        ((ArrayNode) answers.at("/~1jobs~1overview/jobs")).insert(0, older);

        assertThat(read().running()).isTrue();
    }

    @Test
    void otherJobsAndNoneAreNoAnswer() {
        ((ObjectNode) answers.at("/~1jobs~1overview/jobs/0")).put("name", "somebody else's");
        assertThatThrownBy(this::read).isInstanceOf(FlinkUnavailableException.class);

        answers.putObject("/jobs/overview").putArray("errors").add("Service temporarily unavailable");
        assertThatThrownBy(this::read).isInstanceOf(FlinkUnavailableException.class);
    }

    @Test
    void whatWasToldLastStaysAndIsNoLongerCalledFresh() {
        StreamingJob job = new StreamingJob(new FlinkJob(this::answer, Clock.fixed(NOW, ZoneOffset.UTC)));
        assertThat(job.state().last()).isEmpty();
        job.ask();
        assertThat(job.state().counts()).isTrue();

        answers.removeAll();
        job.ask();

        assertThat(job.state().answers()).isFalse();
        assertThat(job.state().counts()).isFalse();
        assertThat(job.state().last())
                .hasValueSatisfying(last -> assertThat(last.identities()).isEqualTo(OptionalLong.of(20)));
    }

    private JobReading read() {
        return new FlinkJob(this::answer, Clock.fixed(NOW, ZoneOffset.UTC)).read();
    }

    private JsonNode answer(String path) {
        JsonNode answer = answers.get(path);
        if (answer == null) {
            throw new FlinkUnavailableException("Flink answered 404 to " + path);
        }
        return answer;
    }
}
