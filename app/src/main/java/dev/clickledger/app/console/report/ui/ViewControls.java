package dev.clickledger.app.console.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is chosen about the whole page: time, comparison, granularity, zone, pause, export; and the shortcuts for it. */
@Tag("view-controls")
@JsModule("context://js/view-controls.js")
final class ViewControls extends Component {

    private static final long serialVersionUID = 1L;

    private transient @Nullable ObjectNode sent;

    /** @param choose gets the name of what was chosen and its value */
    ViewControls(BiConsumer<String, String> choose) {
        getElement()
                .addEventListener("choose", event -> {
                    JsonNode detail = event.getEventData().get("event.detail");
                    choose.accept(
                            detail.get("name").asString(), detail.get("value").asString());
                })
                .addEventData("event.detail");
    }

    /** Shows what is chosen; what is shown already is not sent again. */
    void show(ObjectNode state) {
        if (!state.equals(sent)) {
            getElement().callJsFunction("show", state);
            sent = state;
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        sent = null;
    }
}
