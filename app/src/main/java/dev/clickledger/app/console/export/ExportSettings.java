package dev.clickledger.app.console.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many files and long answers may be on their way at once, and for how long. */
@ConfigMapping(prefix = "clickledger.export")
public interface ExportSettings {

    /** How many files one tenant may take at once. */
    @WithDefault("12")
    int perTenant();

    /** How many files all tenants together may take at once. */
    @WithDefault("48")
    int inAll();

    /** How many of them, each of another tenant, may be made at the same moment; the others wait for their turn. */
    @WithDefault("2")
    int turns();

    /** How long each rests after a block, as a share of the time that the block took. */
    @WithDefault("0.5")
    double rest();

    /** How many long answers, which are in memory as a whole, one tenant may take at once. */
    @WithDefault("1")
    int answersPerTenant();

    /** How many long answers all tenants together may take at once. */
    @WithDefault("2")
    int answersInAll();

    /** How long a reader may take nothing before what it reads is broken off. */
    @WithDefault("PT1M")
    Duration stalled();

    /** How long a file may take before it is broken off. */
    @WithDefault("PT1H")
    Duration longest();
}
