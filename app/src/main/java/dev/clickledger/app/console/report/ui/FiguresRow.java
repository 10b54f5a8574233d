package dev.clickledger.app.console.report.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.console.report.chart.ui.Metric;
import dev.clickledger.app.console.report.question.Counts;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The sums over what the chart shows; a click on one shows it in the chart. */
final class FiguresRow extends Div {

    private static final long serialVersionUID = 1L;

    private final Map<Metric, Figure> figures = new EnumMap<>(Metric.class);

    FiguresRow(Consumer<Metric> choose) {
        addClassName("figures");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Figures");
        for (Metric metric : Metric.values()) {
            Figure figure = new Figure(metric);
            figure.addClickListener(_ -> choose.accept(metric));
            figures.put(metric, figure);
            add(figure);
        }
    }

    void mark(Metric shown) {
        figures.forEach((metric, figure) ->
                figure.getElement().setAttribute("aria-pressed", Boolean.toString(metric == shown)));
    }

    /** Dims what is shown until there is something newer. */
    void await() {
        figures.values().forEach(figure -> figure.busy(true));
    }

    void show(Counts counts, Locale locale) {
        NumberFormat whole = NumberFormat.getIntegerInstance(locale);
        figure(Metric.CLICKS).show(whole.format(counts.clicks()), Long.toString(counts.clicks()));
        figure(Metric.REPEATS).show(whole.format(counts.repeats()), Long.toString(counts.repeats()));
        figure(Metric.INVALID).show(whole.format(counts.invalid()), Long.toString(counts.invalid()));
        figure(Metric.RECONCILED).show(share(counts, locale), Long.toString(counts.reconciled()));
    }

    /** Nothing is compared. */
    void compareNothing() {
        Figure change = figure(Metric.CHANGE);
        change.show("–", "");
        change.note("");
        change.trend("");
    }

    /** There is nothing to compare with. */
    void nothingToCompareWith() {
        Figure change = figure(Metric.CHANGE);
        change.show("–", "none");
        change.note("nothing to compare with");
        change.trend("");
    }

    /** Shows the change from one sum to another, and says what the earlier one is of. */
    void compare(Counts now, Counts earlier, String note, Locale locale) {
        if (earlier.clicks() == 0) {
            nothingToCompareWith();
            return;
        }
        Figure change = figure(Metric.CHANGE);
        double ratio = (double) (now.clicks() - earlier.clicks()) / earlier.clicks();
        NumberFormat percent = NumberFormat.getPercentInstance(locale);
        percent.setMaximumFractionDigits(Math.abs(ratio) < 0.1 ? 1 : 0);
        String text = percent.format(Math.abs(ratio));
        change.show((ratio > 0 ? "+" : ratio < 0 ? "−" : "±") + text, Double.toString(ratio));
        change.note("from " + NumberFormat.getIntegerInstance(locale).format(earlier.clicks()) + " " + note);
        change.trend(ratio > 0 ? "up" : ratio < 0 ? "down" : "");
    }

    private Figure figure(Metric metric) {
        Figure figure = figures.get(metric);
        if (figure == null) {
            throw new IllegalStateException("no figure for " + metric);
        }
        return figure;
    }

    /** Rounded down, so that nothing is called wholly reconciled before it is. */
    private static String share(Counts counts, Locale locale) {
        if (counts.shareReconciled().isEmpty()) {
            return "–";
        }
        return NumberFormat.getPercentInstance(locale)
                .format(Math.floor(counts.shareReconciled().getAsDouble() * 100) / 100);
    }

    /** One number. */
    private static final class Figure extends NativeButton {

        private static final long serialVersionUID = 1L;

        private final Span number = new Span("–");
        private final Span note = new Span();

        Figure(Metric metric) {
            addClassName("figure");
            getElement().setAttribute("title", metric.explanation());
            getElement().setAttribute("data-figure", metric.parameter());
            Span title = new Span(metric.label());
            title.addClassName("figure-label");
            number.addClassName("figure-number");
            note.addClassName("figure-note");
            getElement().appendChild(title.getElement(), number.getElement(), note.getElement());
        }

        /**
         * Shows a number.
         *
         * @param text as people read it
         * @param value as programs read it
         */
        void show(String text, String value) {
            number.setText(text);
            getElement().setAttribute("data-value", value);
            busy(false);
        }

        void busy(boolean busy) {
            getElement().setAttribute("aria-busy", Boolean.toString(busy));
        }

        void note(String text) {
            note.setText(text);
        }

        void trend(String trend) {
            getElement().setAttribute("data-trend", trend);
        }
    }
}
