/** Kafka: the source of raw clicks, where the log begins and ends, and the sinks. */
@NullMarked
package dev.clickledger.streaming.io;

import org.jspecify.annotations.NullMarked;
