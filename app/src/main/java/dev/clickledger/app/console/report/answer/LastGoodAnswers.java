package dev.clickledger.app.console.report.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.security.TenantScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers in memory. Each tenant has so many bytes of its own, in which those that are asked for most and most recently
 * stay: nobody pushes out what another looks at. One so long that it would push out many is not kept.
 */
public final class LastGoodAnswers {

    /** Which part of a tenant's room a single answer may take: a quarter. */
    private static final int LONGEST = 4;

    private final long perTenant;
    private final Cache<TenantScope, Cache<ReportQuery<?>, ReportAnswer<?>>> tenants;

    /**
     * Nothing is kept yet.
     *
     * @param perTenant how many bytes the answers of one tenant may take
     * @param mostTenants of how many tenants answers are kept
     */
    public LastGoodAnswers(long perTenant, int mostTenants) {
        this.perTenant = perTenant;
        this.tenants = Caffeine.newBuilder()
                .maximumSize(mostTenants)
                .executor(Runnable::run)
                .build();
    }

    private Cache<ReportQuery<?>, ReportAnswer<?>> room() {
        return Caffeine.newBuilder()
                .maximumWeight(perTenant)
                .weigher((ReportQuery<?> _, ReportAnswer<?> answer) -> AnswerSize.bytes(answer))
                .executor(Runnable::run)
                .build();
    }

    void keep(ReportQuery<?> query, ReportAnswer<?> answer) {
        if (AnswerSize.bytes(answer) <= perTenant / LONGEST) {
            tenants.get(query.selection().scope(), _ -> room()).put(query, answer);
        }
    }

    @SuppressWarnings("unchecked") // an answer is kept under the query that gave it
    <A> @Nullable ReportAnswer<A> of(ReportQuery<A> query) {
        Cache<ReportQuery<?>, ReportAnswer<?>> room =
                tenants.getIfPresent(query.selection().scope());
        return room == null ? null : (ReportAnswer<A>) room.getIfPresent(query);
    }

    /**
     * The newest answers, at most so many: what people look at now is asked again and again. Tenants take turns, so that
     * none takes the place of another's newest.
     */
    Map<ReportQuery<?>, ReportAnswer<?>> newest(int atMost) {
        List<Ranked> all = new ArrayList<>();
        tenants.asMap().values().forEach(room -> {
            List<Map.Entry<ReportQuery<?>, ReportAnswer<?>>> own =
                    new ArrayList<>(room.asMap().entrySet());
            own.sort(Comparator.comparing((Map.Entry<ReportQuery<?>, ReportAnswer<?>> entry) ->
                            entry.getValue().asOf())
                    .reversed());
            for (int i = 0; i < own.size(); i++) {
                all.add(new Ranked(i, own.get(i).getKey(), own.get(i).getValue()));
            }
        });
        Map<ReportQuery<?>, ReportAnswer<?>> newest = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparingInt(Ranked::turn))
                .limit(atMost)
                .forEach(ranked -> newest.put(ranked.query(), ranked.answer()));
        return newest;
    }

    private record Ranked(int turn, ReportQuery<?> query, ReportAnswer<?> answer) {}

    /** How many bytes all answers take. */
    public long bytes() {
        return tenants.asMap().values().stream()
                .flatMap(room -> room.asMap().values().stream())
                .mapToLong(AnswerSize::bytes)
                .sum();
    }

    /** Of how many tenants answers are kept. */
    public long tenants() {
        return tenants.estimatedSize();
    }
}
