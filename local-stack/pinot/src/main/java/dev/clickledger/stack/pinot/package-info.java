/**
 * A real Pinot cluster for one machine: ZooKeeper, controller, broker and server in one JVM, on loopback. It lives in a
 * module and a JVM of its own because its libraries fit neither Kafka's nor the app's.
 *
 * <p>ZooKeeper is private to this JVM. That makes two things safe that a real cluster must not do: what a killed
 * predecessor left behind as alive is removed at once instead of after its session has expired, and a start that fails
 * ends the whole JVM, so that the supervisor sees it.
 */
@NullMarked
package dev.clickledger.stack.pinot;

import org.jspecify.annotations.NullMarked;
