/**
 * The sources that signed links bring, remembered in the registry up to a bound for each ad, so that nobody can make rows
 * without end. Redirects ask whether a source counts, the API announces one before its first click.
 */
@NullMarked
package dev.clickledger.app.signedsource;

import org.jspecify.annotations.NullMarked;
