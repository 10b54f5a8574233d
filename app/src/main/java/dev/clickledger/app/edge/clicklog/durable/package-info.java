/**
 * The click log as the redirect uses it: Kafka first, the spool when Kafka does not answer in time. Opens both, measures them,
 * and tells whether a click can be made durable at all.
 */
@NullMarked
package dev.clickledger.app.edge.clicklog.durable;

import org.jspecify.annotations.NullMarked;
