package dev.clickledger.app.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers what a test told it to, and remembers what it was asked. */
final class FakeReports implements ClickReports {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");

    final List<ReportQuery<?>> asked = new ArrayList<>();
    final AtomicBoolean down = new AtomicBoolean();
    private final Map<ReportQuery<?>, Object> answers = new HashMap<>();
    private Instant asOf = NOW;

    <A> FakeReports answer(ReportQuery<A> query, A answer) {
        answers.put(query, answer);
        return this;
    }

    void at(Instant time) {
        asOf = time;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> ReportAnswer<A> ask(ReportQuery<A> query) {
        asked.add(query);
        if (down.get()) {
            throw new ReportUnavailableException(query, new IllegalStateException("down"));
        }
        return ReportAnswer.fresh((A) Objects.requireNonNull(answers.get(query)), asOf);
    }

    /** A series of one minute with the given open clicks. */
    static MinuteSeries open(long clicks) {
        TimeRange range = new Period.LastMinutes(1).at(NOW);
        return new MinuteSeries(
                range,
                List.of(new MinuteClicks(range.from(), clicks, 0, 0, 0, 0, dev.clickledger.contract.MinuteState.OPEN)),
                NOW);
    }
}
