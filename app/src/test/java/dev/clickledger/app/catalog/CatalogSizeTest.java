package dev.clickledger.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.destination.Destinations;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogSizeTest {

    private static final int ADS = 100_000;
    private static final long MIB = 1 << 20;

    @Test
    void hundredThousandAdsFitIn64Mib() {
        CatalogSnapshot kept = catalog(1_000);
        long before = used();
        kept = catalog(ADS);
        long bytes = used() - before;

        System.out.printf("measured: catalog of %,d ads takes %.1f MiB%n", kept.size(), (double) bytes / MIB);
        assertThat(kept.size()).isEqualTo(ADS);
        assertThat(bytes).isLessThan(64 * MIB);
    }

    /** Ads as they come from the database: every text is an object of its own. */
    private static CatalogSnapshot catalog(int ads) {
        List<Campaign> campaigns = new ArrayList<>();
        List<CatalogAd> entries = new ArrayList<>();
        for (int i = 0; i < ads; i++) {
            String tenant = "tenant-" + i / 1_000;
            String campaign = tenant + "-campaign-" + i / 10;
            if (i % 10 == 0) {
                campaigns.add(new Campaign(campaign, tenant, "Campaign number " + i / 10));
            }
            Ad ad = new Ad(
                    tenant + "-ad-" + i,
                    tenant,
                    campaign,
                    "Running shoes, blue, number " + i,
                    "https://shop.example.com/collections/spring/products/shoe-" + i
                            + "?utm_source={source}&utm_campaign={campaign_id}&click={click_id}",
                    true,
                    false);
            entries.add(new CatalogAd(
                    ad,
                    Destinations.of(ad.destination()),
                    Set.of(new String("newsletter"), new String("partner")),
                    List.of(new String("gclid"))));
        }
        return new CatalogSnapshot(Map.of(), campaigns, entries, Map.of());
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
