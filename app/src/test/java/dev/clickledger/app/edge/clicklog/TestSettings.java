package dev.clickledger.app.edge.clicklog;

import java.nio.file.Path;
import java.time.Duration;

/** Settings of a click log under test: short times, small files. */
public record TestSettings(
        String bootstrapServers,
        Duration deadline,
        Duration patience,
        Duration linger,
        long bufferBytes,
        Duration probeEvery,
        Path directory,
        long maxBytes,
        int segmentBytes,
        int queue,
        int drainPerSecond)
        implements ClickLogSettings {

    public static TestSettings in(Path directory) {
        return new TestSettings(
                "127.0.0.1:1",
                Duration.ofSeconds(2),
                Duration.ofMillis(300),
                Duration.ofMillis(2),
                1 << 20,
                Duration.ofMillis(50),
                directory,
                1 << 20,
                4096,
                1000,
                100_000);
    }

    public TestSettings withKafka(String servers) {
        return new TestSettings(
                servers,
                deadline,
                patience,
                linger,
                bufferBytes,
                probeEvery,
                directory,
                maxBytes,
                segmentBytes,
                queue,
                drainPerSecond);
    }

    public TestSettings withMaxBytes(long most) {
        return new TestSettings(
                bootstrapServers,
                deadline,
                patience,
                linger,
                bufferBytes,
                probeEvery,
                directory,
                most,
                segmentBytes,
                queue,
                drainPerSecond);
    }

    public TestSettings withDeadlines(Duration patient, Duration last) {
        return new TestSettings(
                bootstrapServers,
                last,
                patient,
                linger,
                bufferBytes,
                probeEvery,
                directory,
                maxBytes,
                segmentBytes,
                queue,
                drainPerSecond);
    }

    public TestSettings withDrainPerSecond(int rate) {
        return new TestSettings(
                bootstrapServers,
                deadline,
                patience,
                linger,
                bufferBytes,
                probeEvery,
                directory,
                maxBytes,
                segmentBytes,
                queue,
                rate);
    }

    @Override
    public Spool spool() {
        return new Spool() {
            @Override
            public Path directory() {
                return directory;
            }

            @Override
            public long maxBytes() {
                return maxBytes;
            }

            @Override
            public int segmentBytes() {
                return segmentBytes;
            }

            @Override
            public int queue() {
                return queue;
            }

            @Override
            public int drainPerSecond() {
                return drainPerSecond;
            }
        };
    }
}
