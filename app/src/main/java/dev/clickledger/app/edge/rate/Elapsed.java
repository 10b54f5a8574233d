package dev.clickledger.app.edge.rate;

import java.util.function.LongSupplier;

/** Nanoseconds since this was made. {@link System#nanoTime} alone may begin anywhere. */
final class Elapsed implements LongSupplier {

    private final LongSupplier nanoTime;
    private final long start;

    Elapsed(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    @Override
    public long getAsLong() {
        return nanoTime.getAsLong() - start;
    }
}
