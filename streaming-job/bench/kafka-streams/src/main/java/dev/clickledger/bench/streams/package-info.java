/**
 * The streaming job's query in Kafka Streams, to measure the job against: {@link
 * dev.clickledger.bench.streams.Identities} tells clicks from repeats where the log's partition is read, {@link
 * dev.clickledger.bench.streams.Rows} adds up each row behind a repartition topic and writes it once a second. A project
 * of its own, because this RocksDB and Flink's do not go on one class path.
 */
@NullMarked
package dev.clickledger.bench.streams;

import org.jspecify.annotations.NullMarked;
