/**
 * Campaigns and ads. The {@link dev.clickledger.app.ad.AdRegistry} in PostgreSQL is where they are kept and changed; the
 * {@link dev.clickledger.app.ad.AdCatalog} is the copy in memory that redirects and pages read, so that a click never
 * waits for the database and goes on without it. A change is visible to redirects within two seconds.
 */
@NullMarked
package dev.clickledger.app.ad;

import org.jspecify.annotations.NullMarked;
