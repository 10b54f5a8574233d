/**
 * Answers "how many clicks" for one tenant: the {@linkplain dev.clickledger.app.console.report.question question}, the
 * {@linkplain dev.clickledger.app.console.report.answer port} that answers it, and what stands between a page and
 * {@linkplain dev.clickledger.app.console.report.pinot Pinot} so that many watchers cost one query and a sick Pinot never
 * blanks a page.
 */
@NullMarked
package dev.clickledger.app.console.report;

import org.jspecify.annotations.NullMarked;
