package dev.clickledger.app.report;

import java.util.OptionalDouble;

/**
 * Sums over a series.
 *
 * @param clicks valid clicks
 * @param repeats further events of counted valid clicks
 * @param invalid clicks with any other verdict
 * @param reconciled how many of the valid clicks are final
 */
public record Totals(long clicks, long repeats, long invalid, long reconciled) {

    /** The part of the clicks that is final, 0 to 1; empty when there are none. */
    public OptionalDouble shareReconciled() {
        return clicks == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) reconciled / clicks);
    }
}
