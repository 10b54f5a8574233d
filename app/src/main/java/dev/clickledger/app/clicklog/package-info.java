/**
 * Makes clicks durable. A click is appended to the {@link dev.clickledger.app.clicklog.ClickLog} before its visitor is
 * sent on: to Kafka, or, when Kafka does not acknowledge in time, to the {@link dev.clickledger.app.clicklog.ClickSpool}
 * on this machine's disk, which {@link dev.clickledger.app.clicklog.SpoolDrain} empties into Kafka later. Whatever is
 * neither {@link dev.clickledger.app.clicklog.AppendOutcome.Acknowledged acknowledged} nor
 * {@link dev.clickledger.app.clicklog.AppendOutcome.Spooled spooled} may not be answered with a redirect. Kafka's types
 * stay in this package.
 */
@NullMarked
package dev.clickledger.app.clicklog;

import org.jspecify.annotations.NullMarked;
