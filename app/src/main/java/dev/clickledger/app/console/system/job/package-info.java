/**
 * What the streaming job tells of itself, over Flink's REST interface. {@link dev.clickledger.app.console.system.job.FlinkJob}
 * reads it, {@link dev.clickledger.app.console.system.job.StreamingJob} asks every few seconds and keeps what was said last
 * with the time at which it was said, and {@link dev.clickledger.app.console.system.job.JobMetrics} are the same numbers for
 * whoever collects metrics.
 */
@NullMarked
package dev.clickledger.app.console.system.job;

import org.jspecify.annotations.NullMarked;
