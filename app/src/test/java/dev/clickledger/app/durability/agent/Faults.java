package dev.clickledger.app.durability.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What instrumented code of the application under test calls. */
public final class Faults {

    /** Holds by how many seconds the clock is wrong; absent means right. */
    static final String CLOCK = "clock";
    /** Is there once the process is held. */
    static final String HELD = "held";

    private static final int LOOK_EVERY_MILLIS = 20;

    private static volatile long offsetSeconds;
    private static volatile Path directory = Path.of("");

    private Faults() {}

    /** Looks into the folder from now on. Public, since the agent has another class loader. */
    public static void begin(Path shared) {
        directory = shared;
        offsetSeconds = read(shared.resolve(CLOCK));
        Thread.ofPlatform().name("clock").daemon().start(() -> {
            while (true) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS));
                offsetSeconds = read(shared.resolve(CLOCK));
            }
        });
    }

    /** What the wrong clock shows, in milliseconds. */
    public static long millis(long right) {
        return right + TimeUnit.SECONDS.toMillis(offsetSeconds);
    }

    /** What the wrong clock shows, in nanoseconds. */
    public static long nanos(long right) {
        return right + TimeUnit.SECONDS.toNanos(offsetSeconds);
    }

    /** Never returns: whoever waits for the file kills the process. */
    public static void hold() {
        try {
            Files.writeString(directory.resolve(HELD), "");
            Thread.sleep(Duration.ofDays(1));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("cannot be held", e);
        }
    }

    private static long read(Path file) {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file)) : 0;
        } catch (IOException | NumberFormatException e) {
            // it is being written
            return offsetSeconds;
        }
    }
}
