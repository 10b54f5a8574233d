/** What every CSV file that people open in a spreadsheet needs, whatever is in it. */
@NullMarked
package dev.clickledger.app.csv;

import org.jspecify.annotations.NullMarked;
