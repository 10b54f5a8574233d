package dev.clickledger.app.console.system.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the streaming job told of itself. Whatever it left out is empty, never zero. Counts begin anew when the job's process
 * does.
 *
 * @param at when it was asked
 * @param state Flink's word for what the job does, such as {@code RUNNING}
 * @param allTasksRun whether each of its tasks runs
 * @param startedAt when the job began in its present process; empty when that is not told
 * @param restarts how often Flink has started it again since then
 * @param checkpoint the newest one that is complete
 * @param failedCheckpoints how many failed since then
 * @param identities how many clicks it remembers, to know repeats by
 * @param events records read from the click log
 * @param eventsPerSecond how many of them a second, over the last minute
 * @param behind records of the click log that it has not read yet
 * @param late clicks that came too late for it
 * @param malformed records that are no click
 */
public record JobReading(
        Instant at,
        String state,
        boolean allTasksRun,
        Optional<Instant> startedAt,
        OptionalLong restarts,
        Optional<Checkpoint> checkpoint,
        OptionalLong failedCheckpoints,
        OptionalLong identities,
        OptionalLong events,
        OptionalDouble eventsPerSecond,
        OptionalLong behind,
        OptionalLong late,
        OptionalLong malformed) {

    /** Whether it counts. */
    public boolean running() {
        return state.equals("RUNNING") && allTasksRun;
    }

    /**
     * State and read position of the job, from which it goes on after a crash.
     *
     * @param completedAt when it was complete
     * @param took from being asked for to being complete
     * @param bytes size of the state in it
     */
    public record Checkpoint(Instant completedAt, Duration took, long bytes) {}
}
