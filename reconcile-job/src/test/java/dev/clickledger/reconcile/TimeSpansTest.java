package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.reconcile.TimeSpans.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeSpansTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void minutesThatLieTogetherAreOneSpan() {
        assertThat(around(Duration.ZERO, "2026-03-01T12:00:00Z", "2026-03-01T12:01:00Z", "2026-03-02T12:02:00Z"))
                .containsExactly(span("2026-03-01T12:00:00Z", "2026-03-02T12:03:00Z"));
    }

    @Test
    void aLoneOldMinuteIsASpanOfItsOwn() {
        assertThat(around(MONTH, "1970-01-01T00:00:00Z", "2026-03-31T12:00:00Z", "2026-03-31T12:05:00Z"))
                .containsExactly(
                        span("1969-12-02T00:00:00Z", "1970-01-31T00:01:00Z"),
                        span("2026-03-01T12:00:00Z", "2026-04-30T12:06:00Z"));
    }

    @Test
    void spansThatReachEachOtherAreOne() {
        assertThat(around(MONTH, "2026-01-01T00:00:00Z", "2026-02-20T00:00:00Z"))
                .containsExactly(span("2025-12-02T00:00:00Z", "2026-03-22T00:01:00Z"));
    }

    private static List<Span> around(Duration reach, String... minutes) {
        TreeSet<Instant> starts =
                new TreeSet<>(Stream.of(minutes).map(Instant::parse).toList());
        return TimeSpans.around(starts, MINUTE, reach).spans();
    }

    private static Span span(String start, String end) {
        return new Span(Instant.parse(start), Instant.parse(end));
    }
}
