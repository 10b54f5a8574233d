/**
 * Who signed in, was refused, changed or exported what, for those who run the platform. Changes get here in the transaction that
 * makes them, by a trigger of the database; all else is added beside what it is about. Nothing is ever changed, and only what
 * is old enough is deleted.
 */
@NullMarked
package dev.clickledger.app.console.audit;

import org.jspecify.annotations.NullMarked;
