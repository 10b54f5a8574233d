package dev.clickledger.app.console.report.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.ReportQuery;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers in memory, bounded by what they weigh: those that are asked for most and most recently stay. One so long that
 * it would push out many is not kept.
 */
final class LastGoodAnswers {

    /** What an answer weighs beside its points, in points: the question and the places that hold it. */
    private static final int FRAME = 10;

    /** Which part of the whole a single answer may take: a tenth. */
    private static final int LONGEST = 10;

    private final long longest;
    private final Cache<ReportQuery<?>, ReportAnswer<?>> answers;

    /**
     * Nothing is kept yet.
     *
     * @param most how many points all answers together may have
     */
    LastGoodAnswers(long most) {
        this.longest = most / LONGEST;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((ReportQuery<?> _, ReportAnswer<?> answer) -> weight(answer))
                .executor(Runnable::run)
                .build();
    }

    void keep(ReportQuery<?> query, ReportAnswer<?> answer) {
        if (weight(answer) <= longest) {
            answers.put(query, answer);
        }
    }

    @SuppressWarnings("unchecked") // an answer is kept under the query that gave it
    <A> @Nullable ReportAnswer<A> of(ReportQuery<A> query) {
        return (ReportAnswer<A>) answers.getIfPresent(query);
    }

    /** The newest answers, at most so many: what people look at now is asked again and again. */
    Map<ReportQuery<?>, ReportAnswer<?>> newest(int atMost) {
        return answers.asMap().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<ReportQuery<?>, ReportAnswer<?>> entry) ->
                                entry.getValue().asOf())
                        .reversed())
                .limit(atMost)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static int weight(ReportAnswer<?> answer) {
        return FRAME
                + switch (answer.value()) {
                    case ClickSeries series -> series.points().size();
                    case Ranking ranking -> ranking.entries().size();
                    default -> 1;
                };
    }
}
