/**
 * How programs are told what went wrong: a {@link dev.clickledger.app.problem.Problem} document (RFC 9457) that says what to
 * do, and the exception that carries it out of whatever is under way.
 */
@NullMarked
package dev.clickledger.app.problem;

import org.jspecify.annotations.NullMarked;
