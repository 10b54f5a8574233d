/**
 * Kills every part of the running stack while clicks come in, and shows that no click is lost and none counts twice.
 *
 * <p>{@link dev.clickledger.stack.faults.ClickTraffic} sends real requests and remembers which were answered with a
 * redirect; {@link dev.clickledger.stack.faults.LoggedClicks} counts what the click log holds, in the plainest way; {@link
 * dev.clickledger.stack.faults.ServedClicks} asks Pinot. The three must agree.
 */
@NullMarked
package dev.clickledger.stack.faults;

import org.jspecify.annotations.NullMarked;
