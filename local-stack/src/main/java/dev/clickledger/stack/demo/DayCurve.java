package dev.clickledger.stack.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

/** How busy an hour of the day is: quiet before dawn, a bump at noon, busiest in the evening, 1 on average. */
final class DayCurve {

    private static final double[] BY_HOUR = normalized(
            32, 20, 14, 11, 11, 16, 30, 52, 72, 84, 90, 95, 104, 100, 94, 92, 95, 102, 114, 128, 136, 128, 98, 60);

    private DayCurve() {}

    /** The factor at a time in a country whose clocks are ahead of UTC by that much. */
    static double at(Instant time, Duration aheadOfUtc) {
        double hour = Math.floorMod(time.plus(aheadOfUtc).getEpochSecond(), 86_400L) / 3600.0;
        int begun = (int) hour;
        double rest = hour - begun;
        return BY_HOUR[begun] * (1 - rest) + BY_HOUR[(begun + 1) % 24] * rest;
    }

    private static double[] normalized(int... percent) {
        double mean = IntStream.of(percent).average().orElseThrow();
        return IntStream.of(percent).mapToDouble(p -> p / mean).toArray();
    }
}
