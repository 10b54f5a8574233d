/**
 * The speed layer: counts clicks per minute and dimensions while they come in. The packages are the way of a click.
 *
 * <ol>
 *   <li>{@link dev.clickledger.streaming.ingest}: raw records of topic {@code clicks} become clicks; what is malformed or
 *       late is set aside with its original bytes.
 *   <li>{@link dev.clickledger.streaming.identity}: repeats and redeliveries are recognised, and what an interval brings
 *       to each row is added up.
 *   <li>{@link dev.clickledger.streaming.rows}: each changed row is written at most once an interval, with a revision that
 *       depends on what was counted and on nothing else. A replay after a crash therefore writes revisions that were
 *       written before, and readers who keep the highest never notice.
 * </ol>
 *
 * <p>No Flink watermarks are used: what is late is a function of the record, and what may be forgotten is decided by
 * {@link dev.clickledger.streaming.progress.ReadProgress}, which compares what completed checkpoints have read with where
 * the log ends. A stalled partition can therefore never cause state to be dropped early, and an idle one never keeps a
 * minute open.
 *
 * <p>Clicks and rows travel as bytes, in batches of one shard ({@link dev.clickledger.streaming.wire}). Only the package
 * {@code io} touches connectors; {@link dev.clickledger.streaming.ClickCountTopology} takes its source and sinks as
 * parameters.
 */
@NullMarked
package dev.clickledger.streaming;

import org.jspecify.annotations.NullMarked;
