package dev.clickledger.stack;

import java.util.List;
import java.util.function.Supplier;

/** Looks again and again how much memory some processes take together, and keeps the highest figure. */
public final class PeakMemory implements AutoCloseable {

    private static final long EVERY_MILLIS = 500;

    private final Supplier<List<Long>> processes;
    private final Thread watcher = Thread.ofPlatform().name("memory").daemon().unstarted(this::watch);
    private volatile long peakMib;

    PeakMemory(Supplier<List<Long>> processes) {
        this.processes = processes;
        watcher.start();
    }

    /** The highest so far, MiB of proportional set size. */
    public long peakMib() {
        return peakMib;
    }

    private void watch() {
        try {
            while (true) {
                long now = processes.get().stream()
                        .mapToLong(ProcessMemory::mebibytesAlone)
                        .sum();
                peakMib = Math.max(peakMib, now);
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
