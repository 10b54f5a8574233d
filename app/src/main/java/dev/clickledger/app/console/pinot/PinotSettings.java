package dev.clickledger.app.console.pinot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where Pinot's broker is, and how much of it one tenant may have. */
@ConfigMapping(prefix = "clickledger.pinot")
interface PinotSettings {

    /** Address of the broker. */
    URI brokerUrl();

    /** How long a query may take, from being asked to being answered: waiting for its turn counts. */
    @WithDefault("2s")
    Duration timeout();

    /** How many queries of one tenant run at once. */
    @WithDefault("4")
    int tenantQueries();

    /** How many more of that tenant wait for their turn; those beyond are refused. */
    @WithDefault("64")
    int tenantWaiting();

    /** How long a tenant's queries are held back after half of its last ten failed; then one may try. */
    @WithDefault("2s")
    Duration breakerPause();

    /** How many tenants are told apart at once; beyond it whoever asked least recently begins anew. */
    @WithDefault("1000")
    int tenants();

    /** After how long without a query a tenant's guard is dropped. */
    @WithDefault("10m")
    Duration tenantIdle();
}
