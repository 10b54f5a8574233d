package dev.clickledger.app.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How reports are kept live. */
@ConfigMapping(prefix = "clickledger.report")
interface ReportSettings {

    /** How often it is looked which watched questions are due. */
    @WithDefault("250ms")
    Duration tick();

    /** How many last good answers are kept. */
    @WithDefault("1000")
    int lastGoodAnswers();

    /** How many of them are kept over a restart. */
    @WithDefault("300")
    int lastGoodAnswersOnDisk();

    /** Where they are kept. */
    @WithDefault("work")
    Path workDir();
}
