/**
 * What all endpoints under {@code /api} share: every error is answered with a {@link dev.clickledger.app.problem.Problem}
 * that says what to do. An endpoint throws a {@link dev.clickledger.app.problem.ProblemException}; what it did not expect is
 * answered in the same form.
 */
@NullMarked
package dev.clickledger.app.console.api;

import org.jspecify.annotations.NullMarked;
