package dev.clickledger.app.console.system.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.app.role.Role;
import dev.clickledger.app.testing.MovedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class JobMetricsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-01T03:34:00Z"));
    private final MovedClock clock = new MovedClock(now);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private boolean flinkAnswers = true;

    @Test
    void nothingOldIsTakenForFresh() {
        StreamingJob job = new StreamingJob(new FlinkJob(this::answer, clock));
        new JobMetrics(job, metrics, clock).onStart(new StartupEvent(), Role.CONSOLE);
        job.ask();
        assertThat(gauge("running")).isOne();
        assertThat(gauge("identities")).isEqualTo(20);

        flinkAnswers = false;
        now.set(now.get().plusSeconds(40));
        job.ask();

        assertThat(gauge("running")).isZero();
        assertThat(gauge("identities")).isNaN();
        assertThat(gauge("checkpoint.age.seconds")).isNaN();
        assertThat(gauge("reading.age.seconds")).isEqualTo(40);
    }

    @Test
    void aRedirectHasNone() {
        StreamingJob job = new StreamingJob(new FlinkJob(this::answer, clock));

        new JobMetrics(job, metrics, clock).onStart(new StartupEvent(), Role.REDIRECT);

        assertThat(metrics.getMeters()).isEmpty();
    }

    private double gauge(String name) {
        return metrics.get("clickledger.streaming." + name).gauge().value();
    }

    private JsonNode answer(String path) {
        try {
            JsonNode answers = new ObjectMapper()
                    .readTree(Objects.requireNonNull(JobMetricsTest.class.getResource("/flink/answers.json")));
            if (!flinkAnswers) {
                throw new FlinkUnavailableException("away");
            }
            return answers.get(path);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
