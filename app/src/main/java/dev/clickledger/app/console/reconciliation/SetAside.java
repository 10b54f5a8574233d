package dev.clickledger.app.console.reconciliation;

/**
 * How many records the stream could not count and put aside, since the topics exist.
 *
 * @param late clicks that reached the log too late; the recount counts them
 * @param malformed records that are no click
 */
public record SetAside(long late, long malformed) {}
