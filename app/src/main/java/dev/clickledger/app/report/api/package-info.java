/**
 * Reports for programs, and files for people: the same questions as the page's, see
 * {@link dev.clickledger.app.report.QuestionText}, and the same answers.
 */
@NullMarked
package dev.clickledger.app.report.api;

import org.jspecify.annotations.NullMarked;
