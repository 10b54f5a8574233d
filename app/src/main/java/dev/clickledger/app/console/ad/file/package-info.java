/**
 * Campaigns and ads as a spreadsheet: written row by row, and read back however a spreadsheet saved it, with a plan that is
 * shown before anything is changed.
 */
@NullMarked
package dev.clickledger.app.console.ad.file;

import org.jspecify.annotations.NullMarked;
