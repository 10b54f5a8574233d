/** Sets a series beside an earlier one, point by point, and the leading values beside what they were. */
@NullMarked
package dev.clickledger.app.console.report.compare;

import org.jspecify.annotations.NullMarked;
