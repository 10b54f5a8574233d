package dev.clickledger.app.console.report.answer;

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

    /** How many points the last good answers that are kept may have together; as many again those asked for once. */
    @WithDefault("100000")
    long lastGoodPoints();

    /** How long counts are kept: as long as Pinot's tables of counts say. */
    @WithDefault("P35D")
    Duration countsKept();

    /** How many of them are kept over a restart. */
    @WithDefault("300")
    int lastGoodAnswersOnDisk();

    /** Where they are kept. */
    @WithDefault("work")
    Path workDir();
}
