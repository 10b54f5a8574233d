/**
 * Makes clicks durable. A click is appended to the {@link dev.clickledger.app.edge.clicklog.ClickLog} before its visitor is
 * sent on: to {@linkplain dev.clickledger.app.edge.clicklog.kafka Kafka}, or, when Kafka does not acknowledge in time, to the
 * {@linkplain dev.clickledger.app.edge.clicklog.spool spool} on this machine's disk. Whatever is neither
 * {@link dev.clickledger.app.edge.clicklog.AppendOutcome.Acknowledged acknowledged} nor
 * {@link dev.clickledger.app.edge.clicklog.AppendOutcome.Spooled spooled} may not be answered with a redirect. Kafka's types
 * stay in here.
 */
@NullMarked
package dev.clickledger.app.edge.clicklog;

import org.jspecify.annotations.NullMarked;
