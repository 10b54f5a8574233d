package dev.clickledger.app.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reports are kept live. */
@ConfigMapping(prefix = "clickledger.report")
interface ReportSettings {

    /** How often a watched question is asked. */
    @WithDefault("1s")
    Duration tick();

    /** How many last good answers are kept. */
    @WithDefault("1000")
    int lastGoodAnswers();
}
