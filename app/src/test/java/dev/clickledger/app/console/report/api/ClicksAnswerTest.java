package dev.clickledger.app.console.report.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.report.compare.ComparedReports;
import dev.clickledger.app.console.report.time.ComparisonCase;
import dev.clickledger.app.console.report.time.ComparisonOracle;
import dev.clickledger.app.console.report.time.ComparisonOracle.Line;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClicksAnswerTest {

    private record Point(Instant start, @Nullable String key) {}

    @Test
    void answersHoldThePairsThatThePageShows() {
        long seed = ComparisonCase.seed();
        ComparisonCase.cases(seed, 25).forEach(asked -> {
            String what = "seed " + seed + ": " + asked;
            ComparisonOracle right = asked.oracle();
            ClicksAnswer answer = ClicksAnswer.of(
                    asked.question(),
                    new ComparedReports(asked.counts(), asked.clock()).ask(ComparisonCase.SCOPE, asked.question()),
                    false,
                    Instant.EPOCH);
            ClicksAnswer.Compared compared = Objects.requireNonNull(answer.compared());

            assertThat(compared.total().clicks()).as(what).isEqualTo(right.total());
            assertThat(instant(compared.earlierFrom()))
                    .as(what)
                    .isEqualTo(right.earlier() == null ? null : right.earlier().from());
            assertThat(instant(compared.earlierTo()))
                    .as(what)
                    .isEqualTo(right.earlier() == null ? null : right.earlier().until());
            if (compared.earlierTotal() != null) {
                assertThat(compared.earlierTotal().clicks()).as(what).isEqualTo(right.earlierTotal());
            }
            assertThat(lines(answer)).as(what).containsExactlyInAnyOrderElementsOf(right.lines());
        });
    }

    /** What a program makes of it: each earlier point beside the one that it stands against, the others alone. */
    private static List<Line> lines(ClicksAnswer answer) {
        Map<Point, Long> points = new HashMap<>();
        answer.points()
                .forEach(point -> points.put(
                        new Point(Objects.requireNonNull(instant(point.start())), point.key()), point.clicks()));
        List<Line> lines = new ArrayList<>();
        for (ClicksAnswer.Figures before : Objects.requireNonNull(answer.earlier())) {
            Instant start = instant(before.against());
            long clicks = start == null ? 0 : Objects.requireNonNull(points.remove(new Point(start, before.key())));
            lines.add(new Line(start, instant(before.start()), before.key(), clicks, before.clicks()));
        }
        points.forEach((point, clicks) -> lines.add(new Line(point.start(), null, point.key(), clicks, 0)));
        return lines;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
