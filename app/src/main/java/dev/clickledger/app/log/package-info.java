/** What the log of the app looks like. */
@NullMarked
package dev.clickledger.app.log;

import org.jspecify.annotations.NullMarked;
