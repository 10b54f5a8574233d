package dev.clickledger.app.console.report.question;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which clicks are meant: for each dimension named, those with one of its values.
 *
 * @param values the values by dimension, never empty
 */
public record Filters(SortedMap<Dimension, SortedSet<String>> values) {

    /** All clicks. */
    public static final Filters NONE = new Filters(Collections.emptySortedMap());

    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 200;

    /**
     * Copies the values and leaves out dimensions without any.
     *
     * @throws IllegalArgumentException when there are too many values, or one is too long
     */
    public Filters {
        SortedMap<Dimension, SortedSet<String>> copy = new TreeMap<>();
        values.forEach((dimension, wanted) -> {
            if (wanted.size() > MOST_VALUES) {
                throw new IllegalArgumentException(
                        "at most " + MOST_VALUES + " values of " + dimension.parameter() + " can be asked for");
            }
            for (String value : wanted) {
                if (value.isEmpty() || value.length() > LONGEST_VALUE) {
                    throw new IllegalArgumentException("a value of " + dimension.parameter() + " has 1 to "
                            + LONGEST_VALUE + " characters, not " + value.length());
                }
            }
            if (!wanted.isEmpty()) {
                copy.put(dimension, Collections.unmodifiableSortedSet(new TreeSet<>(wanted)));
            }
        });
        values = Collections.unmodifiableSortedMap(copy);
    }

    /** Whether all clicks are meant. */
    public boolean none() {
        return values.isEmpty();
    }

    /** The values of a dimension; empty when it does not matter. */
    public Set<String> of(Dimension dimension) {
        SortedSet<String> wanted = values.get(dimension);
        return wanted == null ? Set.of() : wanted;
    }

    /** The same with other values of one dimension. */
    public Filters with(Dimension dimension, Set<String> wanted) {
        SortedMap<Dimension, SortedSet<String>> changed = new TreeMap<>(values);
        changed.put(dimension, new TreeSet<>(wanted));
        return new Filters(changed);
    }

    /** The same with one value more, or without it when it was there. */
    public Filters toggled(Dimension dimension, String value) {
        Set<String> wanted = new TreeSet<>(of(dimension));
        if (!wanted.remove(value)) {
            wanted.add(value);
        }
        return with(dimension, wanted);
    }
}
