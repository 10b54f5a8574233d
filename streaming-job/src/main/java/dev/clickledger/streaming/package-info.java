/**
 * The speed layer: counts clicks per minute and dimensions while they come in.
 *
 * <p>Raw records of topic {@code clicks} are decoded; what is malformed or late is set aside with its original bytes.
 * {@link dev.clickledger.streaming.ClickCounter} recognises repeats and redeliveries per ad and adds up what one second
 * brings to each row; {@link dev.clickledger.streaming.RowMerger} keeps the rows and writes each changed row at most once
 * a second, with a revision that depends on what was counted and on nothing else. A replay after a crash therefore writes
 * revisions that were written before, and readers who keep the highest never notice.
 *
 * <p>No Flink watermarks are used: what is late is a function of the record, and what may be forgotten is decided by
 * {@link dev.clickledger.streaming.ReadProgress}, which compares what completed checkpoints have read with where the log
 * ends. A stalled partition can therefore never cause state to be dropped early, and an idle one never keeps a minute
 * open.
 *
 * <p>Only the package {@code io} touches connectors; {@link dev.clickledger.streaming.ClickCountTopology} takes its
 * source and sinks as parameters.
 */
@NullMarked
package dev.clickledger.streaming;

import org.jspecify.annotations.NullMarked;
