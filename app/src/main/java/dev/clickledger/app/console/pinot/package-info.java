/**
 * The one way to Pinot: a select that cannot be built without a scope, and a broker client that treats anything but a
 * whole answer as a failure.
 */
@NullMarked
package dev.clickledger.app.console.pinot;

import org.jspecify.annotations.NullMarked;
