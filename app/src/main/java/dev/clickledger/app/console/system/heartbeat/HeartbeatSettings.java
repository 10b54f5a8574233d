package dev.clickledger.app.console.system.heartbeat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How the platform takes its own pulse. */
@ConfigMapping(prefix = "clickledger.heartbeat")
interface HeartbeatSettings {

    /** Pause between two beats; zero for none at all. */
    @WithDefault("${HEARTBEAT_EVERY:PT5S}")
    Duration every();

    /** Where the console reaches the redirect. */
    @WithDefault("${HEARTBEAT_URL:${clickledger.ad.public-url}}")
    URI url();

    /** How long a click may take to be seen before it is given up as lost. */
    @WithDefault("PT1M")
    Duration patience();
}
