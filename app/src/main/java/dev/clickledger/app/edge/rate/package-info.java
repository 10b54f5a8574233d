/**
 * How often somebody may come. {@link dev.clickledger.app.edge.rate.FloodGuard} bounds the requests of an address,
 * {@link dev.clickledger.app.edge.rate.ClickRates} the clicks that count of a visitor and of an address.
 *
 * <p>All memory is a few arrays of numbers whose size never changes, whoever comes and however many: hashes with a seed that
 * dies with the process, and times. No address, visitor or click can be read from it, and none is ever written down. Times
 * come from a clock that only goes forward.
 */
@NullMarked
package dev.clickledger.app.edge.rate;

import org.jspecify.annotations.NullMarked;
