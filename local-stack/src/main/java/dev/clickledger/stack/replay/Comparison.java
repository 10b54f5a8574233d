package dev.clickledger.stack.replay;

import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two counts side by side, ad by ad and both ways.
 *
 * @param expected clicks by ad, counted independently
 * @param served clicks by ad, as Pinot serves them
 */
record Comparison(Map<String, Long> expected, Map<String, Long> served) {

    Comparison {
        expected = Map.copyOf(expected);
        served = Map.copyOf(served);
    }

    /** Ads that only the independent count has. */
    SortedSet<String> missing() {
        SortedSet<String> ads = new TreeSet<>(expected.keySet());
        ads.removeAll(served.keySet());
        return ads;
    }

    /** Ads that only Pinot has. */
    SortedSet<String> surplus() {
        SortedSet<String> ads = new TreeSet<>(served.keySet());
        ads.removeAll(expected.keySet());
        return ads;
    }

    /** Ads that both have, with another number of clicks. */
    SortedSet<String> different() {
        SortedSet<String> ads = new TreeSet<>(expected.keySet());
        ads.retainAll(served.keySet());
        ads.removeIf(ad -> Objects.equals(expected.get(ad), served.get(ad)));
        return ads;
    }

    boolean equal() {
        return expected.equals(served);
    }

    @Override
    public String toString() {
        return String.format(
                "DuckDB counts %,d clicks on %,d ads, Pinot serves %,d on %,d: %,d ads differ, %,d are missing, %,d are"
                        + " too many",
                sum(expected),
                expected.size(),
                sum(served),
                served.size(),
                different().size(),
                missing().size(),
                surplus().size());
    }

    private static long sum(Map<String, Long> clicks) {
        return clicks.values().stream().mapToLong(Long::longValue).sum();
    }
}
