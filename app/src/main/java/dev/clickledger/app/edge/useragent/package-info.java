/**
 * Reads a User-Agent header: who sends it, and what the visitor browses with. {@link
 * dev.clickledger.app.edge.useragent.UserAgents} is the way in. The lists stand in the app's resources.
 */
@NullMarked
package dev.clickledger.app.edge.useragent;

import org.jspecify.annotations.NullMarked;
