package dev.clickledger.app.edge.visitor;

import java.time.LocalDate;

/**
 * The salt under which visitors are hashed on one UTC day.
 *
 * @param day the day
 * @param bytes the salt, shared with callers and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied per click it would cost an allocation
public record VisitorSalt(LocalDate day, byte[] bytes) {}
