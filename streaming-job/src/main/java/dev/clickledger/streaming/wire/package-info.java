/**
 * What tasks send to each other and keep in checkpoints, as bytes: serializers with versions, batches of one shard, and
 * the keyed hash by which clicks and rows are spread over shards.
 */
@NullMarked
package dev.clickledger.streaming.wire;

import org.jspecify.annotations.NullMarked;
