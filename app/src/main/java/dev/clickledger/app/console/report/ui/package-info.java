/**
 * The dashboard: the last hour by minute, live, with the totals, the ads that lead it and the same figures as CSV.
 */
@NullMarked
package dev.clickledger.app.console.report.ui;

import org.jspecify.annotations.NullMarked;
