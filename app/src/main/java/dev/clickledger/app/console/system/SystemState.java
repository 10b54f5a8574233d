package dev.clickledger.app.console.system;

import dev.clickledger.app.console.system.heartbeat.HeartbeatState;
import dev.clickledger.app.console.system.job.JobState;
import java.time.Instant;

/**
 * How the platform is doing.
 *
 * @param at when, to the second
 * @param heartbeat how long clicks take to be seen
 * @param job what the streaming job tells of itself
 */
public record SystemState(Instant at, HeartbeatState heartbeat, JobState job) {}
