package dev.clickledger.app.console.report.question;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The values that lead, by dimension.
 *
 * @param by each dimension's
 */
public record Rankings(Map<Dimension, Ranking> by) {

    private static final Ranking NONE = new Ranking(List.of());

    /** Copies the map. */
    public Rankings {
        Map<Dimension, Ranking> copy = new EnumMap<>(Dimension.class);
        copy.putAll(by);
        by = Collections.unmodifiableMap(copy);
    }

    /** The values of a dimension. */
    public Ranking of(Dimension dimension) {
        return by.getOrDefault(dimension, NONE);
    }
}
