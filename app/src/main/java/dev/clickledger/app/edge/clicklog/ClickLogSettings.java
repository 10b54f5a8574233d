package dev.clickledger.app.edge.clicklog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
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

    /** How long a click waits for Kafka before it is spooled; shorter than the deadline. */
    @WithDefault("PT0.25S")
    Duration patience();

    /** How long a click waits for others to share its request to Kafka. */
    @WithDefault("PT0.002S")
    Duration linger();

    /** Memory for clicks that Kafka has not acknowledged yet, in bytes; full means spooled at once. */
    @WithDefault("33554432")
    long bufferBytes();

    /** How long to wait between attempts to reach a Kafka that is known to be unavailable. */
    @WithDefault("PT0.5S")
    Duration probeEvery();

    /** The clicks on this machine's disk that Kafka has not taken yet. */
    Spool spool();

    /** Settings of the spool. */
    interface Spool {

        /** Folder that belongs to this process alone. */
        @WithDefault("${SPOOL_DIR:data/spool}")
        Path directory();

        /** How much disk it may take, in bytes; full means refused. */
        @WithDefault("1073741824")
        long maxBytes();

        /** Length at which a file is closed and the next begun, in bytes. A file is deleted as a whole. */
        @WithDefault("4194304")
        int segmentBytes();

        /** How many clicks may wait for the disk; more are refused. */
        @WithDefault("65536")
        int queue();

        /** How many clicks a second at most go from the spool to Kafka, so that new ones are not starved. */
        @WithDefault("5000")
        int drainPerSecond();
    }
}
