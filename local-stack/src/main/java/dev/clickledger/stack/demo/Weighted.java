package dev.clickledger.stack.demo;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Values of which some are drawn more often than others. */
final class Weighted<T> {

    private final List<T> values;
    private final double[] upTo;

    /**
     * Weighs the values.
     *
     * @throws IllegalArgumentException when there are none
     */
    Weighted(List<T> values, ToDoubleFunction<T> weight) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to draw from");
        }
        this.values = List.copyOf(values);
        this.upTo = new double[values.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(values.get(i));
            upTo[i] = sum;
        }
    }

    /**
     * The value that stands at a place.
     *
     * @param place from 0 (inclusive) to 1 (exclusive)
     */
    T at(double place) {
        int found = Arrays.binarySearch(upTo, place * total());
        int index = found < 0 ? -found - 1 : found + 1;
        return values.get(Math.min(index, upTo.length - 1));
    }

    /** Sum of all weights. */
    double total() {
        return upTo[upTo.length - 1];
    }
}
