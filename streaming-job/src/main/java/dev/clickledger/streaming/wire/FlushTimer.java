package dev.clickledger.streaming.wire;

import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Calls a task once per interval of the wall clock, some time after the interval's start. One per task and not one per
 * key: timers per key cost more than the counting.
 */
public final class FlushTimer {

    private final ProcessingTimeService clock;
    private final long intervalMillis;
    private final long delayMillis;
    private final Flush flush;

    private FlushTimer(ProcessingTimeService clock, long intervalMillis, long delayMillis, Flush flush) {
        this.clock = clock;
        this.intervalMillis = intervalMillis;
        this.delayMillis = delayMillis;
        this.flush = flush;
    }

    /** What is called. */
    @FunctionalInterface
    public interface Flush {
        /** Is called by the task. */
        void flush() throws Exception;
    }

    /** Starts calling. */
    public static void start(ProcessingTimeService clock, long intervalMillis, long delayMillis, Flush flush) {
        new FlushTimer(clock, intervalMillis, delayMillis, flush).next();
    }

    private void next() {
        long now = clock.getCurrentProcessingTime();
        long at = (Math.floorDiv(now - delayMillis, intervalMillis) + 1) * intervalMillis + delayMillis;
        clock.registerTimer(at, ignored -> {
            flush.flush();
            next();
        });
    }
}
