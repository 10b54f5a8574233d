/**
 * Answers questions from Pinot: which tables hold which part of the time, the selects, and rows folded into series, rankings and
 * raw counts.
 */
@NullMarked
package dev.clickledger.app.console.report.pinot;

import org.jspecify.annotations.NullMarked;
