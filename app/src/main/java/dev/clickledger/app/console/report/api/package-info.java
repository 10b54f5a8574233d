/**
 * Reports for programs, and files for people: the same questions as the page's, see
 * {@link dev.clickledger.app.console.report.question.QuestionText}, and the same answers.
 */
@NullMarked
package dev.clickledger.app.console.report.api;

import org.jspecify.annotations.NullMarked;
