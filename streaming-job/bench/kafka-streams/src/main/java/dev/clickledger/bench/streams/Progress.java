package dev.clickledger.bench.streams;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How much of the log has been worked off, and what it cost from the first record on. */
final class Progress {

    private final AtomicLong firstNanos = new AtomicLong();
    private final LongAdder read = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder added = new LongAdder();
    private volatile long firstCpu;

    /** A record of the log is about to be worked on. */
    void begin() {
        if (firstNanos.get() == 0 && firstNanos.compareAndSet(0, System.nanoTime())) {
            firstCpu = cpuNanos();
        }
    }

    /** One was worked off, and whatever it gave was sent on before. */
    void read() {
        read.increment();
    }

    /** A click or repeat is on its way to its row. */
    void sent() {
        sent.increment();
    }

    /** One has been added to its row. */
    void added() {
        added.increment();
    }

    /** Whether so many records were worked off, and all they gave stands in rows. */
    boolean done(long records) {
        return read.sum() >= records && added.sum() >= sent.sum();
    }

    /** A line as that of the other modes of {@code bench/throughput}. */
    String report(long clicks) {
        double cpu = (cpuNanos() - firstCpu) / 1e9;
        double seconds = (System.nanoTime() - firstNanos.get()) / 1e9;
        return String.format(
                Locale.ROOT,
                "streams %.0f clicks/CPU-s %.0f clicks/s (%d clicks, %.1f CPU-s, %.1f s)",
                clicks / cpu,
                clicks / seconds,
                clicks,
                cpu,
                seconds);
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
