/** First step: a record of the click log becomes a click on its way to its shard, or is set aside as malformed or late. */
@NullMarked
package dev.clickledger.streaming.ingest;

import org.jspecify.annotations.NullMarked;
