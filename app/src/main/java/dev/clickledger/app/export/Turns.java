package dev.clickledger.app.export;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets only some exports ask the store at the same moment, in the order in which they come: its answers are what an export
 * needs memory for. Whoever holds a turn never waits for a reader.
 */
public final class Turns {

    private final Semaphore turns;

    /**
     * Nobody asks yet.
     *
     * @param atOnce how many may ask at the same moment
     */
    public Turns(int atOnce) {
        this.turns = new Semaphore(atOnce, true);
    }

    /** Waits for a turn and asks. */
    public <T> T take(Supplier<T> question) {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a turn");
        }
        try {
            return question.get();
        } finally {
            turns.release();
        }
    }
}
