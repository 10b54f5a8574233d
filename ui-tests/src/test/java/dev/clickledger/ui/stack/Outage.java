package dev.clickledger.ui.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A part of the stack that was killed. The supervisor starts it again, which this holds up until it is closed; so it is
 * away for as long as a test wants.
 */
public final class Outage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ASK_AGAIN = Duration.ofMillis(20);

    private final long held;

    private Outage(long held) {
        this.held = held;
    }

    static Outage of(Path note) {
        long killed = kill(note);
        long next = awaitAnother(note, killed);
        Signals.send("STOP", next);
        return new Outage(next);
    }

    /** Kills it and lets it come back at once. */
    static void brief(Path note) {
        awaitAnother(note, kill(note));
    }

    /** Lets it come back. */
    @Override
    public void close() {
        Signals.send("CONT", held);
    }

    private static long kill(Path note) {
        long pid = Signals.runningPid(note);
        Signals.send("KILL", pid);
        return pid;
    }

    private static long awaitAnother(Path note, long before) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            OptionalLong now = Signals.pid(note);
            if (now.isPresent() && now.getAsLong() != before) {
                return now.getAsLong();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nobody started again what " + note + " is about");
            }
            LockSupport.parkNanos(ASK_AGAIN.toNanos());
        }
    }
}
