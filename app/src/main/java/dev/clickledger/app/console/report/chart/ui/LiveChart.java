package dev.clickledger.app.console.report.chart.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.clickledger.app.console.report.compare.ComparedSeries;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.ClickSeries.Point;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.WallClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws clicks over time in the browser, where only the points that changed are sent. */
@Tag("live-chart")
@JsModule("context://js/live-chart.js")
public final class LiveChart extends Component {

    private static final long serialVersionUID = 1L;

    private transient @Nullable ClickSeries sent;

    public void show(ClickSeries series) {
        getElement().callJsFunction("update", update(sent, series));
        sent = series;
    }

    /** Shows what the time before had, beside what is shown. */
    public void compare(ComparedSeries compared) {
        getElement().callJsFunction("compare", comparison(compared));
    }

    /** Chooses what is drawn. */
    public void draw(Metric metric) {
        getElement().callJsFunction("choose", metric.parameter());
    }

    /** Dims what is shown until there is something newer. */
    public void await() {
        sent = null;
        getElement().callJsFunction("await");
    }

    /** Says, in place of figures, why there are none. */
    public void say(String text) {
        getElement().callJsFunction("say", text);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        sent = null;
    }

    static ObjectNode update(@Nullable ClickSeries sent, ClickSeries series) {
        Map<Instant, Point> known = new HashMap<>();
        if (sent != null
                && sent.granularity() == series.granularity()
                && sent.zone().equals(series.zone())) {
            sent.points().forEach(point -> known.put(point.start(), point));
        }
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        update.put("fresh", known.isEmpty());
        update.put("zone", nameForBrowsers(series.zone()));
        update.put("granularity", series.granularity().name());
        update.put("until", series.range().until().toEpochMilli());
        ArrayNode starts = update.putArray("starts");
        ObjectNode offsets = update.putObject("offsets");
        if (sent == null || !sameStarts(sent, series)) {
            series.points().forEach(point -> {
                starts.add(point.start().toEpochMilli());
                tellApart(offsets, point.start(), series.granularity(), series.zone());
            });
        }
        ArrayNode points = update.putArray("points");
        series.points().stream()
                .filter(point -> !point.equals(known.get(point.start())))
                .forEach(point -> points.add(cells(point)));
        return update;
    }

    /** Browsers know regions and plain offsets, but no offset from something. */
    static String nameForBrowsers(ZoneId zone) {
        if (ZoneId.getAvailableZoneIds().contains(zone.getId())) {
            return zone.getId();
        }
        String plain = zone.normalized().getId();
        return plain.equals("Z") ? "UTC" : plain;
    }

    private static boolean sameStarts(ClickSeries a, ClickSeries b) {
        return a.granularity() == b.granularity()
                && a.zone().equals(b.zone())
                && a.points().size() == b.points().size()
                && a.range().from().equals(b.range().from());
    }

    /**
     * The rows of chart and table: for each pair when the part that is shown begins, if there is one, and the figures of its
     * counterpart, if it has one.
     */
    static ObjectNode comparison(ComparedSeries compared) {
        ObjectNode comparison = JsonNodeFactory.instance.objectNode();
        ObjectNode offsets = comparison.putObject("offsets");
        ArrayNode pairs = comparison.putArray("pairs");
        compared.pairs().forEach(pair -> {
            ArrayNode row = pairs.addArray();
            Instant start = pair.start();
            Instant before = pair.before();
            if (start == null) {
                row.addNull();
            } else {
                row.add(start.toEpochMilli());
            }
            if (before == null) {
                row.addNull();
            } else {
                row.add(cells(before, pair.earlier()));
                tellApart(
                        offsets, before, compared.granularity(), compared.time().zone());
            }
        });
        return comparison;
    }

    /** When clocks go back they show an hour twice: its offset tells which is meant. */
    private static void tellApart(ObjectNode offsets, Instant start, Granularity granularity, ZoneId zone) {
        if (granularity == Granularity.MINUTE || granularity == Granularity.HOUR) {
            WallClock.offsetOfRepeated(start, zone)
                    .ifPresent(offset -> offsets.put(
                            Long.toString(start.toEpochMilli()),
                            "UTC" + offset.getId().replaceFirst("^Z$|:00$", "").replaceFirst("^([+-])0", "$1")));
        }
    }

    private static ArrayNode cells(Point point) {
        return cells(point.start(), point.counts());
    }

    private static ArrayNode cells(Instant start, Counts counts) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(start.toEpochMilli())
                .add(counts.reconciled())
                .add(counts.closed())
                .add(counts.open())
                .add(counts.repeats())
                .add(counts.invalid())
                .add(counts.state() == null ? "" : counts.state().name());
    }
}
