package dev.clickledger.app.console.report.question;

import java.util.List;

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

    /**
     * One value's clicks.
     *
     * @param key the value
     * @param clicks its clicks
     */
    public record Entry(String key, long clicks) {}
}
