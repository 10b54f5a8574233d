package dev.clickledger.app.redirect;

import java.time.LocalDate;

/**
 * The salt under which visitors are hashed on one UTC day.
 *
 * @param day the day
 * @param bytes the salt, shared with callers and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied per click it would cost an allocation
record VisitorSalt(LocalDate day, byte[] bytes) {}
