/**
 * What can be asked and what an answer consists of: a period, filters and dimensions on one side, series, rankings and counts
 * on the other. A question is also a text that a link can hold.
 */
@NullMarked
package dev.clickledger.app.console.report.question;

import org.jspecify.annotations.NullMarked;
