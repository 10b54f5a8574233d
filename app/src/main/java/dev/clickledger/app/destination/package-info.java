/**
 * Where clicks lead. One {@link dev.clickledger.app.destination.Destination} is what an editor previews, what is saved and what
 * the redirect answers; {@link dev.clickledger.app.destination.DestinationRules} says which texts can be one.
 */
@NullMarked
package dev.clickledger.app.destination;

import org.jspecify.annotations.NullMarked;
