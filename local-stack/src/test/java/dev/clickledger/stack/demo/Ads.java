package dev.clickledger.stack.demo;

import dev.clickledger.contract.SigningKey;
import java.util.List;

/** Ads of two advertisers, for tests. */
final class Ads {

    static final SigningKey KEY = new SigningKey("demo", new byte[SigningKey.MIN_SECRET_LENGTH]);
    static final List<String> SOURCES = List.of("morning-news", "newsletter", "trail-blog");

    static final List<DemoAd> ALL = List.of(
            ad("acme", "acme-bags"),
            ad("acme", "acme-boots"),
            ad("acme", "acme-lights"),
            ad("globex", "globex-alps"),
            ad("globex", "globex-coast"));

    private Ads() {}

    static DemoAd ad(String tenant, String id) {
        return new DemoAd(tenant, tenant + "-spring", id, true, false, SOURCES, KEY);
    }
}
