/**
 * Answers "how many clicks" for one tenant: the question, the port that answers it, and what stands between a page
 * and Pinot so that many watchers cost one query and a sick Pinot never blanks a page.
 */
@NullMarked
package dev.clickledger.app.report;

import org.jspecify.annotations.NullMarked;
