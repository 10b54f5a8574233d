/**
 * Campaigns and ads, as people and machines change them: through the desks
 * ({@link dev.clickledger.app.console.ad.CampaignDesk}, {@link dev.clickledger.app.console.ad.AdDesk}), which ask for an
 * {@link dev.clickledger.app.console.security.EditScope}, check what was entered, turn away whoever edits an old version, and
 * note the change in the same transaction. Redirects hear of it through the {@link dev.clickledger.app.catalog.AdCatalog}
 * within two seconds.
 */
@NullMarked
package dev.clickledger.app.console.ad;

import org.jspecify.annotations.NullMarked;
