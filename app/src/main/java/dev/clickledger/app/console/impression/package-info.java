/**
 * Signs links for publishers: one for each impression, with a key of the advertiser, so that a click can be told from an
 * invented one.
 */
@NullMarked
package dev.clickledger.app.console.impression;

import org.jspecify.annotations.NullMarked;
