package dev.clickledger.app.console.report.question;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The values of a dimension by their clicks, the most clicked first.
 *
 * @param entries the values that had clicks, at most as many as were asked for
 */
public record Ranking(List<Entry> entries) {

    /** Copies the list. */
    public Ranking {
        entries = List.copyOf(entries);
    }

    /** The values with the most clicks, without those that have none. */
    public static Ranking of(Map<String, Long> clicks, int atMost) {
        return new Ranking(clicks.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .filter(entry -> entry.clicks() > 0)
                .sorted(Comparator.comparingLong(Entry::clicks).reversed().thenComparing(Entry::key))
                .limit(atMost)
                .toList());
    }

    /**
     * One value's clicks.
     *
     * @param key the value
     * @param clicks its clicks
     */
    public record Entry(String key, long clicks) {}
}
