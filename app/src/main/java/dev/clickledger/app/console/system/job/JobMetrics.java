package dev.clickledger.app.console.system.job;

import dev.clickledger.app.role.Role;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The streaming job's numbers as metrics of the console. They are not numbers (NaN) while the job tells nothing, so that
 * nothing old is taken for fresh; only the age of what it told last goes on.
 */
@Singleton
final class JobMetrics {

    private final StreamingJob job;
    private final MeterRegistry metrics;
    private final Clock clock;

    JobMetrics(StreamingJob job, MeterRegistry metrics, Clock clock) {
        this.job = job;
        this.metrics = metrics;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event, Role role) {
        if (!role.servesConsole()) {
            return;
        }
        gauge("running", "alarm when 0: whether the job runs with all its tasks", state -> state.counts() ? 1 : 0);
        gauge(
                "reading.age.seconds",
                "how long ago the job told the other numbers",
                state -> state.last().map(JobReading::at).map(this::age).orElse(Double.NaN));
        told("restarts", "how often Flink started the job again", reading -> number(reading.restarts()));
        told(
                "checkpoint.age.seconds",
                "age of the newest complete checkpoint",
                reading -> checkpoint(reading, checkpoint -> age(checkpoint.completedAt())));
        told(
                "checkpoint.duration.seconds",
                "how long that checkpoint took",
                reading -> checkpoint(reading, checkpoint -> seconds(checkpoint.took())));
        told(
                "checkpoint.bytes",
                "size of the state in it",
                reading -> checkpoint(reading, checkpoint -> (double) checkpoint.bytes()));
        told("checkpoints.failed", "checkpoints that failed", reading -> number(reading.failedCheckpoints()));
        told("identities", "clicks that the job remembers", reading -> number(reading.identities()));
        told("events", "records read since the job's process began", reading -> number(reading.events()));
        told(
                "events.per.second",
                "records read in a second, over the last minute",
                reading -> reading.eventsPerSecond().orElse(Double.NaN));
        told("behind.records", "records of the click log not read yet", reading -> number(reading.behind()));
        told("late", "late clicks since the job's process began", reading -> number(reading.late()));
        told("malformed", "malformed records since then", reading -> number(reading.malformed()));
    }

    private void told(String name, String description, ToDoubleFunction<JobReading> value) {
        gauge(
                name,
                description,
                state ->
                        state.answers() ? state.last().map(value::applyAsDouble).orElse(Double.NaN) : Double.NaN);
    }

    private void gauge(String name, String description, ToDoubleFunction<JobState> value) {
        Gauge.builder("clickledger.streaming." + name, job, asked -> value.applyAsDouble(asked.state()))
                .description(description)
                .register(metrics);
    }

    private double age(Instant at) {
        return Math.max(0, seconds(Duration.between(at, clock.instant())));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static double checkpoint(JobReading reading, Function<JobReading.Checkpoint, Double> value) {
        return reading.checkpoint().map(value).orElse(Double.NaN);
    }

    private static double number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : Double.NaN;
    }
}
