package dev.clickledger.app.report.ui;

import com.vaadin.flow.component.html.Div;
import dev.clickledger.app.report.Totals;
import java.text.NumberFormat;
import java.util.Locale;

/** The sums over what the chart shows. */
final class TotalsRow extends Div {

    private static final long serialVersionUID = 1L;

    private final Figure clicks = new Figure("clicks", "Clicks", "Valid clicks, each counted once");
    private final Figure repeats =
            new Figure("repeats", "Repeats", "Further events of clicks that are already counted");
    private final Figure invalid = new Figure(
            "invalid", "Invalid", "Clicks that are logged but do not count: robots, prefetches, bad tokens and others");
    private final Figure reconciled = new Figure(
            "reconciled", "Reconciled", "The share of clicks that was recounted from the click log and is final");

    TotalsRow() {
        addClassName("totals");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Totals of the last hour");
        add(clicks, repeats, invalid, reconciled);
    }

    void show(Totals totals, Locale locale) {
        NumberFormat whole = NumberFormat.getIntegerInstance(locale);
        clicks.show(whole.format(totals.clicks()), Long.toString(totals.clicks()));
        repeats.show(whole.format(totals.repeats()), Long.toString(totals.repeats()));
        invalid.show(whole.format(totals.invalid()), Long.toString(totals.invalid()));
        reconciled.show(share(totals, locale), Long.toString(totals.reconciled()));
    }

    void clear() {
        getChildren().map(Figure.class::cast).forEach(Figure::clear);
    }

    /** Rounded down, so that nothing is called wholly reconciled before it is. */
    private static String share(Totals totals, Locale locale) {
        if (totals.shareReconciled().isEmpty()) {
            return "–";
        }
        return NumberFormat.getPercentInstance(locale)
                .format(Math.floor(totals.shareReconciled().getAsDouble() * 100) / 100);
    }
}
