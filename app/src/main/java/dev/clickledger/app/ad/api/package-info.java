/**
 * Campaigns, ads, signing keys and API clients over REST: the same rules as on the pages. What another tenant has looks
 * exactly like what does not exist.
 */
@NullMarked
package dev.clickledger.app.ad.api;

import org.jspecify.annotations.NullMarked;
