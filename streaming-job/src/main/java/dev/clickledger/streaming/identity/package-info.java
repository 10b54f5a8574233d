/**
 * Second step: clicks are told from repeats and redeliveries.
 *
 * <p>What is remembered of a click is constant, see {@link dev.clickledger.contract.ClickIdentity}. The clicks of a shard
 * lie in buckets; {@link dev.clickledger.streaming.identity.Bucket} holds the argument why that is exact and bounded.
 */
@NullMarked
package dev.clickledger.streaming.identity;

import org.jspecify.annotations.NullMarked;
