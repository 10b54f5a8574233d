package dev.clickledger.app.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is chosen about the whole page: time, comparison, granularity, zone, pause, export; and the shortcuts for it. */
@Tag("view-controls")
@JsModule("context://js/view-controls.js")
final class ViewControls extends Component {

    private static final long serialVersionUID = 1L;

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

    void show(ObjectNode state) {
        getElement().callJsFunction("show", state);
    }
}
