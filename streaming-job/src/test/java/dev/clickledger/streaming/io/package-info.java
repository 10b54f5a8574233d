/** The real job as a process against a real Kafka, killed at will. */
@NullMarked
package dev.clickledger.streaming.io;

import org.jspecify.annotations.NullMarked;
