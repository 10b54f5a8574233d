/**
 * Campaigns and ads over REST: the same rules as on the pages. What another tenant has looks exactly like what does not exist.
 */
@NullMarked
package dev.clickledger.app.console.ad.api;

import org.jspecify.annotations.NullMarked;
