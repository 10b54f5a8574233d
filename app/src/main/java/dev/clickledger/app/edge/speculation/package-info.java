/**
 * What browsers ask for ahead of people: prefetches, prerenders, previews.
 * {@link dev.clickledger.app.edge.speculation.SpeculativeRequest} tells such a request by its headers. A redirect that was
 * fetched ahead would be used later without our hearing of it, and the click would be lost; so the answer is one that
 * browsers do not keep, see {@link dev.clickledger.app.edge.speculation.SpeculationAnswer}.
 * {@link dev.clickledger.app.edge.speculation.TrafficAdviceRoute} asks prefetch proxies not to come at all.
 */
@NullMarked
package dev.clickledger.app.edge.speculation;

import org.jspecify.annotations.NullMarked;
