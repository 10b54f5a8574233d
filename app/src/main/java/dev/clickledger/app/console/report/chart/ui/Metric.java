package dev.clickledger.app.console.report.chart.ui;

import dev.clickledger.app.console.report.question.Counts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the chart can show. */
public enum Metric {
    CLICKS("Clicks", "Valid clicks, each counted once"),
    CHANGE("Change", "Clicks beside those of the time before"),
    REPEATS("Repeats", "Further events of clicks that are already counted"),
    INVALID("Invalid", "Clicks that are logged but do not count: robots, prefetches, bad tokens and others"),
    RECONCILED("Reconciled", "The share of clicks that was recounted from the click log and is final");

    private final String label;
    private final String explanation;

    Metric(String label, String explanation) {
        this.label = label;
        this.explanation = explanation;
    }

    public String label() {
        return label;
    }

    public String explanation() {
        return explanation;
    }

    /** Its name in addresses. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Metric> named(String parameter) {
        return Arrays.stream(values())
                .filter(metric -> metric.parameter().equals(parameter))
                .findFirst();
    }

    /** The figure as programs read it. */
    long value(Counts counts) {
        return switch (this) {
            case CLICKS, CHANGE -> counts.clicks();
            case REPEATS -> counts.repeats();
            case INVALID -> counts.invalid();
            case RECONCILED -> counts.reconciled();
        };
    }
}
