package dev.clickledger.ui.stack;

/** A part of the stack that stands still: it is there and answers nobody, until this is closed. */
public final class Standstill implements AutoCloseable {

    private final long pid;

    Standstill(long pid) {
        this.pid = pid;
        Signals.send("STOP", pid);
    }

    /** Lets it go on where it stopped. */
    @Override
    public void close() {
        Signals.send("CONT", pid);
    }
}
