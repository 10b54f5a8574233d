package dev.clickledger.app.console.report.answer;

import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.Rankings;
import dev.clickledger.app.console.report.question.TraitRankings;
import java.util.Collection;

/** What an answer takes in memory, on a JVM of 64 bits with compressed references; its question counts as part of it. */
final class AnswerSize {

    /** The answer and its question as such: some twenty small objects. */
    private static final int FRAME = 1_000;

    /** A point, its counts, its share of its start, and its place in the list. */
    private static final int POINT = 136;

    /** An entry of a ranking, its text as an object, and its place in the list. */
    private static final int ENTRY = 84;

    private AnswerSize() {}

    static int bytes(ReportAnswer<?> answer) {
        return FRAME
                + switch (answer.value()) {
                    case ClickSeries series -> bytes(series);
                    case Ranking ranking -> bytes(ranking);
                    case Rankings rankings -> bytes(rankings.by().values());
                    case TraitRankings rankings -> bytes(rankings.by().values());
                    default -> 0;
                };
    }

    /** Keys are shared by the points that have them in common. */
    private static int bytes(ClickSeries series) {
        return series.points().size() * POINT;
    }

    private static int bytes(Collection<Ranking> rankings) {
        return rankings.stream().mapToInt(AnswerSize::bytes).sum();
    }

    private static int bytes(Ranking ranking) {
        return ranking.entries().stream()
                .mapToInt(entry -> ENTRY + entry.key().length())
                .sum();
    }
}
