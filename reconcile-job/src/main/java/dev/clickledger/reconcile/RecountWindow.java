package dev.clickledger.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * Consecutive minutes that a run recounts and reports together, within one hour of the clock.
 *
 * @param start first minute
 * @param end end of the last minute
 * @param behind whether the speed layer has not read far enough to be compared there
 */
record RecountWindow(Instant start, Instant end, boolean behind) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Cuts minutes into windows: at gaps, at full hours, and where the speed layer falls behind. */
    static List<RecountWindow> cut(SortedSet<Instant> minutes, Predicate<Instant> behind) {
        List<RecountWindow> windows = new ArrayList<>();
        RecountWindow current = null;
        for (Instant minute : minutes) {
            boolean isBehind = behind.test(minute);
            if (current != null && current.continuesWith(minute, isBehind)) {
                current = new RecountWindow(current.start, minute.plus(MINUTE), isBehind);
                windows.set(windows.size() - 1, current);
            } else {
                current = new RecountWindow(minute, minute.plus(MINUTE), isBehind);
                windows.add(current);
            }
        }
        return windows;
    }

    private boolean continuesWith(Instant minute, boolean isBehind) {
        return end.equals(minute)
                && behind == isBehind
                && start.truncatedTo(ChronoUnit.HOURS).equals(minute.truncatedTo(ChronoUnit.HOURS));
    }

    /** Starts of the window's minutes. */
    List<Instant> minutes() {
        return java.util.stream.Stream.iterate(start, minute -> minute.isBefore(end), minute -> minute.plus(MINUTE))
                .toList();
    }
}
