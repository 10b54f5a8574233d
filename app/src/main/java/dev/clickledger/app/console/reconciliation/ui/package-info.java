/**
 * The platform's page over recounts and over records that could not be counted in time.
 */
@NullMarked
package dev.clickledger.app.console.reconciliation.ui;

import org.jspecify.annotations.NullMarked;
