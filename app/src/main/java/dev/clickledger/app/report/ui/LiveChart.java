package dev.clickledger.app.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.clickledger.app.report.MinuteClicks;
import dev.clickledger.app.report.MinuteSeries;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws clicks by the minute in the browser, where only the minutes that changed are sent. */
@Tag("live-chart")
@JsModule("context://js/live-chart.js")
final class LiveChart extends Component {

    private static final long serialVersionUID = 1L;

    private transient @Nullable MinuteSeries sent;

    void show(MinuteSeries series) {
        getElement().callJsFunction("update", update(sent, series));
        sent = series;
    }

    void clear() {
        sent = null;
        getElement().callJsFunction("clear");
    }

    /** Says, in place of bars, why there are none. */
    void say(String text) {
        getElement().callJsFunction("say", text);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        sent = null;
    }

    static ObjectNode update(@Nullable MinuteSeries sent, MinuteSeries series) {
        Map<Instant, MinuteClicks> known = sent == null
                ? Map.of()
                : sent.minutes().stream().collect(Collectors.toMap(MinuteClicks::minute, Function.identity()));
        ObjectNode update = JsonNodeFactory.instance.objectNode();
        update.put("from", series.range().from().toEpochMilli());
        update.put("until", series.range().until().toEpochMilli());
        ArrayNode minutes = update.putArray("minutes");
        series.minutes().stream()
                .filter(minute -> !minute.equals(known.get(minute.minute())))
                .forEach(minute -> minutes.add(cells(minute)));
        return update;
    }

    private static ArrayNode cells(MinuteClicks minute) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(minute.minute().toEpochMilli())
                .add(minute.reconciled())
                .add(minute.closed())
                .add(minute.open())
                .add(minute.repeats())
                .add(minute.invalid())
                .add(minute.state() == null ? "" : minute.state().name());
    }
}
