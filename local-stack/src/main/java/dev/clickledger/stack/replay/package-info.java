/**
 * Real input from one end to the other: 10,000 public GitHub events are sent to the redirect as clicks and counted again
 * by somebody else.
 *
 * <p>A repository is an ad of the demo advertiser {@code github}, an actor a visitor, an event an impression, whose id
 * its signed link carries; so an event that is sent twice is still one click. What Pinot serves in the end must equal
 * what DuckDB counts in the file itself, ad by ad, with no ad missing on either side.
 */
@NullMarked
package dev.clickledger.stack.replay;

import org.jspecify.annotations.NullMarked;
