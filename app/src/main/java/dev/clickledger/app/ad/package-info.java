/**
 * Campaigns and ads. The {@link dev.clickledger.app.ad.AdRegistry} in PostgreSQL is where they are kept and changed; the
 * {@link dev.clickledger.app.ad.AdCatalog} is the copy in memory that redirects and pages read, so that a click never
 * waits for the database and goes on without it. A change is visible to redirects within two seconds.
 *
 * <p>People and machines change things through the desks ({@link dev.clickledger.app.ad.CampaignDesk},
 * {@link dev.clickledger.app.ad.AdDesk}, {@link dev.clickledger.app.ad.SigningKeyDesk}) and
 * {@link dev.clickledger.app.ad.ApiClients}: they ask for an {@link dev.clickledger.app.security.EditScope}, check what was
 * entered, turn away whoever edits an old version, and note the change in the same transaction.
 */
@NullMarked
package dev.clickledger.app.ad;

import org.jspecify.annotations.NullMarked;
