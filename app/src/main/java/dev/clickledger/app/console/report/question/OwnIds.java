package dev.clickledger.app.console.report.question;

import dev.clickledger.app.catalog.AdDirectory;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.console.security.TenantScope;

/**
 * Whether ids that came from outside are the tenant's own. Another tenant's are told apart from nothing by nobody.
 *
 * @param ads knows whose they are
 */
public record OwnIds(AdDirectory ads) {

    /** Whether every ad and campaign among the filters is the tenant's. */
    public boolean ownsAll(TenantScope scope, Filters filters) {
        return filters.of(Dimension.AD).stream()
                        .allMatch(id -> ads.ad(scope.tenantId(), id).isPresent())
                && filters.of(Dimension.CAMPAIGN).stream().allMatch(id -> owns(scope, id));
    }

    private boolean owns(TenantScope scope, String campaignId) {
        return ads.campaigns(scope.tenantId()).stream().map(Campaign::id).anyMatch(campaignId::equals);
    }
}
