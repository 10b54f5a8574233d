package dev.clickledger.app.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long PostgreSQL may take before whoever asked is told that it is busy. */
@ConfigMapping(prefix = "clickledger.database")
public interface DatabaseSettings {

    /** Whether the app brings the schema up to date. */
    @WithDefault("true")
    boolean migrate();

    /** How long a statement may take. */
    @WithDefault("PT5S")
    Duration statementTimeout();

    /** How long a statement that reads or writes much may take: of an import, or of the catalog's loading. */
    @WithDefault("PT30S")
    Duration bulkTimeout();

    /** How long a change waits for another one of the same tenant. */
    @WithDefault("PT0.8S")
    Duration lockTimeout();

    /** How long a transaction may do nothing before PostgreSQL ends it, as when its replica has lost the network. */
    @WithDefault("PT1M")
    Duration idleTimeout();

    /** How many changes of one tenant may wait for their turn at a replica; more are refused at once. */
    @WithDefault("8")
    int waitingPerTenant();
}
