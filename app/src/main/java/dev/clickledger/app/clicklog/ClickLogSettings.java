package dev.clickledger.app.clicklog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the click log. */
@ConfigMapping(prefix = "clickledger.click-log")
public interface ClickLogSettings {

    /** Kafka's brokers, host:port separated by commas. */
    @WithDefault("${kafka.bootstrap.servers:127.0.0.1:9092}")
    String bootstrapServers();

    /** How long a visitor waits at most for the click to become durable. */
    @WithDefault("PT2S")
    Duration deadline();

    /** How long a click waits for others to share its request to Kafka. */
    @WithDefault("PT0.002S")
    Duration linger();

    /** Memory for clicks that Kafka has not acknowledged yet, in bytes; full means refused at once. */
    @WithDefault("33554432")
    long bufferBytes();
}
