package dev.clickledger.app.console.demo;

import java.util.List;

/** An invented advertiser. */
record DemoTenant(String id, String name, List<DemoCampaign> campaigns) {

    static final List<DemoTenant> ALL = List.of(
            new DemoTenant(
                    "acme",
                    "Acme Outdoor",
                    List.of(
                            new DemoCampaign(
                                    "acme-spring",
                                    "Spring trails",
                                    List.of(
                                            new DemoAd("acme-boots", "Trail boots"),
                                            new DemoAd("acme-tents", "Two-person tents"))),
                            new DemoCampaign(
                                    "acme-city",
                                    "City commuters",
                                    List.of(
                                            new DemoAd("acme-bags", "Commuter bags"),
                                            new DemoAd("acme-lights", "Bicycle lights"))))),
            new DemoTenant(
                    "globex",
                    "Globex Travel",
                    List.of(
                            new DemoCampaign(
                                    "globex-rail",
                                    "Rail passes",
                                    List.of(
                                            new DemoAd("globex-night", "Night trains"),
                                            new DemoAd("globex-alps", "Alpine pass"))),
                            new DemoCampaign(
                                    "globex-sea",
                                    "By the sea",
                                    List.of(
                                            new DemoAd("globex-ferry", "Ferry tickets"),
                                            new DemoAd("globex-coast", "Coastal hotels"))))));

    /** Publishers that every demo ad counts by name. */
    static final List<String> SOURCES = List.of("morning-news", "weather-now", "trail-blog", "newsletter");

    DemoTenant {
        campaigns = List.copyOf(campaigns);
    }

    record DemoCampaign(String id, String name, List<DemoAd> ads) {
        DemoCampaign {
            ads = List.copyOf(ads);
        }
    }

    record DemoAd(String id, String name) {}
}
