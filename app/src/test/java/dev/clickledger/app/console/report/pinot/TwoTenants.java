package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.AdDirectory;
import dev.clickledger.app.catalog.Campaign;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Optional;

/** The ads of tests of the whole application. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TwoTenants implements AdDirectory {

    private static final List<Campaign> CAMPAIGNS = List.of(
            new Campaign("acme-spring", "acme", "Spring trails"), new Campaign("globex-rail", "globex", "Rail passes"));
    private static final List<Ad> ADS = List.of(
            ad("acme-boots", "acme", "acme-spring", "=Trail boots"),
            ad("acme-tents", "acme", "acme-spring", "Two-person tents"),
            ad("globex-night", "globex", "globex-rail", "Night trains"));

    private static Ad ad(String id, String tenant, String campaign, String name) {
        return new Ad(id, tenant, campaign, name, "https://" + tenant + ".example/", true, false);
    }

    @Override
    public List<Campaign> campaigns(String tenantId) {
        return CAMPAIGNS.stream()
                .filter(campaign -> campaign.tenantId().equals(tenantId))
                .toList();
    }

    @Override
    public List<Ad> ads(String tenantId) {
        return ADS.stream().filter(ad -> ad.tenantId().equals(tenantId)).toList();
    }

    @Override
    public Optional<Ad> ad(String tenantId, String adId) {
        return ads(tenantId).stream().filter(ad -> ad.id().equals(adId)).findFirst();
    }
}
