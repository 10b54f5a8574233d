package dev.clickledger.app.console.report.answer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How reports are kept live. */
@ConfigMapping(prefix = "clickledger.report")
public interface ReportSettings {

    /** How often it is looked which watched questions are due. */
    @WithDefault("250ms")
    Duration tick();

    /** How much older than its pace an answer may be and still be called live. */
    @WithDefault("5s")
    Duration fresh();

    /** How many bytes the last good answers of one tenant may take. */
    @WithDefault("1M")
    MemorySize lastGoodPerTenant();

    /** Of how many tenants last good answers are kept: those who looked most recently. */
    @WithDefault("64")
    int lastGoodTenants();

    /** How long counts are kept: as long as Pinot's tables of counts say. */
    @WithDefault("P35D")
    Duration countsKept();

    /** How many last good answers are kept over a restart. */
    @WithDefault("300")
    int lastGoodAnswersOnDisk();

    /** Where they are kept. */
    @WithDefault("work")
    Path workDir();
}
