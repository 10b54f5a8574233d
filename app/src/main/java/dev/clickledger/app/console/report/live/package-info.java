/**
 * Keeps answers live: {@link dev.clickledger.app.console.report.live.LiveReports} asks once for all who watch the same,
 * and knows when an answer may no longer be called live.
 */
@NullMarked
package dev.clickledger.app.console.report.live;

import org.jspecify.annotations.NullMarked;
