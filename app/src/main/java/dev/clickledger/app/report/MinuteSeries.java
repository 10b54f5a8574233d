package dev.clickledger.app.report;

import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Clicks minute by minute, without gaps.
 *
 * @param range what was asked for
 * @param minutes one entry per minute of the range, in order
 * @param countedUntil when the newest of these counts was written; null when there is none
 */
public record MinuteSeries(
        TimeRange range,
        List<MinuteClicks> minutes,
        @Nullable Instant countedUntil) {

    /** Copies the minutes. */
    public MinuteSeries {
        minutes = List.copyOf(minutes);
    }

    /** A series of the minutes that had rows, with the others filled in. */
    static MinuteSeries filled(TimeRange range, Map<Instant, MinuteClicks> found, @Nullable Instant countedUntil) {
        return new MinuteSeries(
                range,
                range.minutes().stream()
                        .map(minute -> found.getOrDefault(minute, MinuteClicks.none(minute)))
                        .toList(),
                countedUntil);
    }

    /** The sums. */
    public Totals totals() {
        long clicks = 0;
        long repeats = 0;
        long invalid = 0;
        long reconciled = 0;
        for (MinuteClicks minute : minutes) {
            clicks += minute.clicks();
            repeats += minute.repeats();
            invalid += minute.invalid();
            reconciled += minute.reconciled();
        }
        return new Totals(clicks, repeats, invalid, reconciled);
    }

    /** Whether a minute has fewer clicks than before, though no recount has corrected it. */
    boolean fallsBehind(MinuteSeries earlier) {
        Map<Instant, MinuteClicks> before =
                earlier.minutes.stream().collect(Collectors.toMap(MinuteClicks::minute, Function.identity()));
        return minutes.stream().anyMatch(minute -> {
            MinuteClicks then = before.get(minute.minute());
            return then != null && minute.state() != MinuteState.RECONCILED && minute.clicks() < then.clicks();
        });
    }
}
