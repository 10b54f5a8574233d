package dev.clickledger.app.edge.redirect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the redirect. */
@ConfigMapping(prefix = "clickledger.redirect")
interface RedirectSettings {

    /** How many proxies stand in front, each of which appends its caller to X-Forwarded-For. 0: the header is ignored. */
    @WithDefault("${TRUSTED_PROXIES:0}")
    int trustedProxies();

    /**
     * Requests for links that one address, of IPv6 one /64, may send in a second; two seconds' worth at once. More are answered
     * 429. 0: any number.
     */
    @WithDefault("${FLOOD_LIMIT:500}")
    int floodLimit();

    /** The rate at which one visitor plausibly clicks. */
    Rate rate();

    /** So many clicks in such a period. */
    interface Rate {

        /** Different clicks that a visitor may make in a period. */
        @WithDefault("${CLICK_RATE:60}")
        int clicks();

        /** The period. */
        @WithDefault("PT1M")
        Duration period();

        /** One address, of IPv6 one /64, may make as many different clicks in a period as so many visitors. */
        @WithDefault("20")
        int visitorsPerAddress();
    }
}
