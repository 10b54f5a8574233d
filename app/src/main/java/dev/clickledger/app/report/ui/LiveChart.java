package dev.clickledger.app.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.clickledger.app.report.ClickSeries;
import dev.clickledger.app.report.ClickSeries.Point;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws clicks over time in the browser, where only the points that changed are sent. */
@Tag("live-chart")
@JsModule("context://js/live-chart.js")
final class LiveChart extends Component {

    private static final long serialVersionUID = 1L;

    private transient @Nullable ClickSeries sent;

    void show(ClickSeries series) {
        getElement().callJsFunction("update", update(sent, series));
        sent = series;
    }

    /** Shows what the time before had, point by point. */
    void compare(ClickSeries earlier) {
        ArrayNode points = JsonNodeFactory.instance.arrayNode();
        earlier.points().forEach(point -> points.add(cells(point)));
        getElement().callJsFunction("compare", points);
    }

    /** Chooses what is drawn. */
    void draw(Metric metric) {
        getElement().callJsFunction("choose", metric.parameter());
    }

    /** Dims what is shown until there is something newer. */
    void await() {
        sent = null;
        getElement().callJsFunction("await");
    }

    /** Says, in place of figures, why there are none. */
    void say(String text) {
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
        update.put("zone", series.zone().getId());
        update.put("granularity", series.granularity().name());
        update.put("until", series.range().until().toEpochMilli());
        ArrayNode starts = update.putArray("starts");
        if (sent == null || !sameStarts(sent, series)) {
            series.points().forEach(point -> starts.add(point.start().toEpochMilli()));
        }
        ArrayNode points = update.putArray("points");
        series.points().stream()
                .filter(point -> !point.equals(known.get(point.start())))
                .forEach(point -> points.add(cells(point)));
        return update;
    }

    private static boolean sameStarts(ClickSeries a, ClickSeries b) {
        return a.granularity() == b.granularity()
                && a.zone().equals(b.zone())
                && a.points().size() == b.points().size()
                && a.range().from().equals(b.range().from());
    }

    private static ArrayNode cells(Point point) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(point.start().toEpochMilli())
                .add(point.counts().reconciled())
                .add(point.counts().closed())
                .add(point.counts().open())
                .add(point.counts().repeats())
                .add(point.counts().invalid())
                .add(
                        point.counts().state() == null
                                ? ""
                                : point.counts().state().name());
    }
}
