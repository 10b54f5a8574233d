/**
 * The click log on this machine's disk, for clicks that Kafka does not take in time. A
 * {@link dev.clickledger.app.edge.clicklog.spool.ClickSpool} writes segments that survive the loss of power;
 * {@link dev.clickledger.app.edge.clicklog.spool.SpoolDrain} brings them to Kafka in their order and deletes what arrived.
 */
@NullMarked
package dev.clickledger.app.edge.clicklog.spool;

import org.jspecify.annotations.NullMarked;
