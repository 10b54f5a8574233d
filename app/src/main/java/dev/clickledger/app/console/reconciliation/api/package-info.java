/** What recounts found, for programs of those who run the platform. */
@NullMarked
package dev.clickledger.app.console.reconciliation.api;

import org.jspecify.annotations.NullMarked;
