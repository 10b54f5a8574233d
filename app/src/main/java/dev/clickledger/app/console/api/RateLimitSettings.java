package dev.clickledger.app.console.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one client of the API may ask for. */
@ConfigMapping(prefix = "clickledger.api")
interface RateLimitSettings {

    /** How many requests a client may send in a minute, at this replica. */
    @WithDefault("300")
    int requestsPerMinute();
}
