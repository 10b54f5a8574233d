/**
 * One real click every few seconds, sent and looked for, so that the platform knows how long a click takes to be seen. It
 * goes the whole way: over the redirect's address, through the click log and the streaming job, into what Pinot serves.
 *
 * <p>{@link dev.clickledger.app.console.system.heartbeat.HeartbeatAd} is what is clicked, an ad of a tenant that is nobody's.
 * {@link dev.clickledger.app.console.system.heartbeat.Heartbeat} is one beat,
 * {@link dev.clickledger.app.console.system.heartbeat.HeartbeatLoop} sends one after the other, and
 * {@link dev.clickledger.app.console.system.heartbeat.Heartbeats} keeps the last ten minutes of them.
 */
@NullMarked
package dev.clickledger.app.console.system.heartbeat;

import org.jspecify.annotations.NullMarked;
