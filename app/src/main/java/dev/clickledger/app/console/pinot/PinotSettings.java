package dev.clickledger.app.console.pinot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where Pinot's broker is and how long it may take. */
@ConfigMapping(prefix = "clickledger.pinot")
interface PinotSettings {

    /** Address of the broker. */
    URI brokerUrl();

    /** How long an answer may take. */
    @WithDefault("2s")
    Duration timeout();
}
