/**
 * From a click to the advertiser's page. {@link dev.clickledger.app.edge.redirect.RedirectRoute} takes
 * {@code GET /c/{adId}}, {@link dev.clickledger.app.edge.redirect.ClickDecider} decides from memory alone what the request
 * is, the click is appended to the click log, and only when it is durable is the visitor sent on.
 *
 * <p>Nothing here needs a session, Keycloak, Pinot or, once the catalog is loaded, PostgreSQL.
 */
@NullMarked
package dev.clickledger.app.edge.redirect;

import org.jspecify.annotations.NullMarked;
