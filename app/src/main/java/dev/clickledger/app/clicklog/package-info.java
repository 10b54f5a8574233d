/**
 * Makes clicks durable. A click is appended to the {@link dev.clickledger.app.clicklog.ClickLog} before its visitor is
 * sent on; only an {@link dev.clickledger.app.clicklog.AppendOutcome.Acknowledged acknowledged} click may be answered
 * with a redirect. Kafka's types stay in this package.
 */
@NullMarked
package dev.clickledger.app.clicklog;

import org.jspecify.annotations.NullMarked;
