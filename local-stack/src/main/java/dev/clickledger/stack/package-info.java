/**
 * Runs the real engines as child processes on one machine: what {@code ./up} starts and what the tests start.
 *
 * <p>{@link dev.clickledger.stack.LocalStack} knows which component waits for which. Each runs under a {@link
 * dev.clickledger.stack.Supervised}, which starts it, asks whether it is ready, and starts it again with growing pauses
 * when it dies. Topics, tables, migrations and the realm come from the files that production uses.
 */
@NullMarked
package dev.clickledger.stack;

import org.jspecify.annotations.NullMarked;
