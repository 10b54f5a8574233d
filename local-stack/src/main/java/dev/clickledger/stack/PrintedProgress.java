package dev.clickledger.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Progress as lines on standard output. */
final class PrintedProgress implements Progress {

    private static final double MILLIS = 1_000.0;

    private final Instant start = Instant.now();

    @Override
    public void ready(String component, Duration after, int restarts) {
        print("%-14s ready after %.1f s%s"
                .formatted(component, after.toMillis() / MILLIS, restarts == 0 ? "" : ", restart " + restarts));
    }

    @Override
    public void died(String component, String how, Duration pause) {
        print("%-14s starting again in %.1f s, ended with status %s"
                .formatted(component, pause.toMillis() / MILLIS, how));
    }

    @Override
    public void slow(String component, Duration patience, String trouble) {
        print("%-14s not ready after %d s (%s), starting it again".formatted(component, patience.toSeconds(), trouble));
    }

    @Override
    public void gaveUp(String line) {
        print("GAVE UP: " + line);
    }

    private synchronized void print(String line) {
        double seconds = Duration.between(start, Instant.now()).toMillis() / MILLIS;
        System.out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, line);
    }
}
