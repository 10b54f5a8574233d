/**
 * What every CSV file needs that people open, edit and save in a spreadsheet, whatever is in it: written so that nothing
 * in it runs, and read whatever the spreadsheet made of it.
 */
@NullMarked
package dev.clickledger.app.console.csv;

import org.jspecify.annotations.NullMarked;
