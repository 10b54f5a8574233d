/**
 * A real Kafka broker for one machine: broker and KRaft controller in one JVM, on loopback, formatted at the first
 * start. It lives in a module and a JVM of its own because its libraries fit neither Pinot's nor the app's.
 */
@NullMarked
package dev.clickledger.stack.kafka;

import org.jspecify.annotations.NullMarked;
