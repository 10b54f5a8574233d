/**
 * The one way to Pinot: a select that cannot be built without a scope, a gateway that gives each tenant its own turns, time
 * and circuit breaker, and behind it a client of the broker that treats anything but a whole answer as a failure.
 */
@NullMarked
package dev.clickledger.app.console.pinot;

import org.jspecify.annotations.NullMarked;
