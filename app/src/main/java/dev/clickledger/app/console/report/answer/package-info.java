/**
 * Answers questions. {@link dev.clickledger.app.console.report.answer.ClickReports} is the port;
 * {@link dev.clickledger.app.console.report.answer.LastGoodReports} stands in front of it with the last good answer and its
 * age.
 */
@NullMarked
package dev.clickledger.app.console.report.answer;

import org.jspecify.annotations.NullMarked;
