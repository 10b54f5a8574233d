/**
 * Gives files to readers while they are written, so that their length costs time and no memory. How many are on their way
 * at once is bounded, for each tenant and in all; a reader that takes nothing, or goes away, ends its file.
 */
@NullMarked
package dev.clickledger.app.console.export;

import org.jspecify.annotations.NullMarked;
