/**
 * Time as reports see it: periods, their minutes, hours and days in a time zone, and what lies as far back to compare with,
 * through changes of the clock.
 */
@NullMarked
package dev.clickledger.app.console.report.time;

import org.jspecify.annotations.NullMarked;
