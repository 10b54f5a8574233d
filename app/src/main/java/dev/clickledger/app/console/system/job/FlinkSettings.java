package dev.clickledger.app.console.system.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the streaming job is asked about itself. */
@ConfigMapping(prefix = "clickledger.flink")
interface FlinkSettings {

    /** Address of Flink's REST interface. */
    @WithDefault("${FLINK_URL:http://127.0.0.1:8081}")
    URI url();

    /** How long an answer may take. */
    @WithDefault("2s")
    Duration timeout();
}
