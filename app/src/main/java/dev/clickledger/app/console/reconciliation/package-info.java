/**
 * What the recount found: per ad and window the streamed and the recounted clicks, their difference and its causes.
 */
@NullMarked
package dev.clickledger.app.console.reconciliation;

import org.jspecify.annotations.NullMarked;
