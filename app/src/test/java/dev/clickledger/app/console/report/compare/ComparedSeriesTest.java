package dev.clickledger.app.console.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.report.export.ExportFormat;
import dev.clickledger.app.console.report.export.SeriesCsv;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.time.ComparisonCase;
import dev.clickledger.app.console.report.time.ComparisonOracle;
import dev.clickledger.app.console.report.time.ComparisonOracle.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparedSeriesTest {

    private static final int CASES = 25;

    @Test
    void whateverIsComparedNothingIsLostOrCountedTwice() {
        long seed = ComparisonCase.seed();
        ComparisonCase.cases(seed, CASES).forEach(asked -> {
            String what = "seed " + seed + ": " + asked;
            ComparisonOracle right = asked.oracle();
            ComparedReports.Answer answer =
                    new ComparedReports(asked.counts(), asked.clock()).ask(ComparisonCase.SCOPE, asked.question());
            ClickSeries shown = answer.shown().value();

            assertThat(answer.compared().flatMap(series -> series.time().before()))
                    .as(what)
                    .isEqualTo(Optional.ofNullable(right.earlier()));
            assertThat(shown.finished().clicks()).as(what).isEqualTo(right.total());
            answer.compared().ifPresent(compared -> {
                assertThat(compared.total().clicks()).as(what).isEqualTo(right.total());
                assertThat(compared.earlierTotal().clicks()).as(what).isEqualTo(right.earlierTotal());
                assertThat(compared.pairs().stream().map(ComparedSeriesTest::line))
                        .as(what)
                        .containsExactlyInAnyOrderElementsOf(right.lines());
                assertThat(sum(compared.pairs(), true))
                        .as(what)
                        .isEqualTo(shown.total().clicks());
                assertThat(sum(compared.pairs(), false)).as(what).isEqualTo(right.earlierTotal());
                assertThat(times(compared.pairs(), true)).as(what).isSorted();
                assertThat(times(compared.pairs(), false)).as(what).isSorted();
            });
        });
    }

    @Test
    void filesHoldTheSamePairs() {
        long seed = ComparisonCase.seed();
        ComparisonCase.cases(seed, CASES)
                .forEach(asked -> assertThat(file(asked))
                        .as("seed %d: %s", seed, asked)
                        .containsExactlyInAnyOrderElementsOf(asked.oracle().lines()));
    }

    private static List<Line> file(ComparisonCase asked) {
        SeriesCsv csv = new SeriesCsv(
                asked.counts(),
                ComparisonCase.SCOPE,
                asked.question(),
                ExportFormat.PLAIN,
                "",
                asked.now(),
                Instant.EPOCH,
                key -> "the name of " + key);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            csv.prepare();
            csv.write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        List<String> lines =
                bytes.toString(StandardCharsets.UTF_8).substring(1).lines().toList();
        List<String> head = List.of(lines.getFirst().split(","));
        List<Line> found = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            found.add(new Line(
                    time(cells.get(head.indexOf("start"))),
                    time(cells.get(head.indexOf("earlierStart"))),
                    asked.by() == null ? null : cells.get(head.indexOf("country")),
                    number(cells.get(head.indexOf("clicks"))),
                    number(cells.get(head.indexOf("earlierClicks")))));
        }
        return found;
    }

    private static @Nullable Instant time(String text) {
        return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    }

    private static long number(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static Line line(PointPair pair) {
        return new Line(
                pair.start(),
                pair.before(),
                pair.key(),
                pair.counts().clicks(),
                pair.earlier().clicks());
    }

    private static long sum(List<PointPair> pairs, boolean shown) {
        return pairs.stream()
                .mapToLong(pair -> (shown ? pair.counts() : pair.earlier()).clicks())
                .sum();
    }

    private static List<Instant> times(List<PointPair> pairs, boolean shown) {
        return pairs.stream()
                .map(pair -> shown ? pair.start() : pair.before())
                .filter(Objects::nonNull)
                .toList();
    }
}
