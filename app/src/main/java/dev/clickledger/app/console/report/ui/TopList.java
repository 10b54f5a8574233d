package dev.clickledger.app.console.report.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Ranking;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The values of something with the most clicks. Drawn by the browser, so that a page of lists costs little here. */
@Tag("top-list")
@JsModule("context://js/top-list.js")
final class TopList extends Component {

    private static final long serialVersionUID = 1L;

    /** How many rows are shown without asking for more. */
    static final int ROWS = 8;

    private transient @Nullable ArrayNode sent;

    /** A list whose rows filter by what they name. */
    TopList(Dimension dimension, Consumer<String> pick, Runnable more) {
        this(Words.many(dimension), more);
        getElement().setAttribute("parameter", dimension.parameter());
        getElement()
                .addEventListener(
                        "pick",
                        event -> pick.accept(
                                event.getEventData().get("event.detail").asString()))
                .addEventData("event.detail");
    }

    /** A list to read. */
    TopList(String heading, Runnable more) {
        getElement().setAttribute("heading", heading);
        getElement().addEventListener("more", _ -> more.run());
    }

    /** Shows the rows; one more than there is room for means that there are others. */
    void show(Ranking ranking, Set<String> selected, UnaryOperator<String> nameOf) {
        ArrayNode rows = rows(ranking, selected, nameOf);
        if (!rows.equals(sent)) {
            getElement().callJsFunction("show", rows, ROWS);
            sent = rows;
        }
    }

    /** Shows everything in a list that can be searched. */
    void showAll(Ranking ranking, Set<String> selected, UnaryOperator<String> nameOf) {
        getElement().callJsFunction("showAll", rows(ranking, selected, nameOf));
    }

    /** Says that what is asked for cannot be read; what is there stays dimmed. */
    void unavailable() {
        getElement().callJsFunction("say", "These figures cannot be read at the moment");
    }

    /** Says that what is asked for cannot be answered, now or later. */
    void refused() {
        getElement().callJsFunction("say", "This cannot be answered as it is asked");
    }

    /** Dims what is shown until there is something newer. */
    void await() {
        sent = null;
        getElement().callJsFunction("await");
    }

    private static ArrayNode rows(Ranking ranking, Set<String> selected, UnaryOperator<String> nameOf) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        ranking.entries()
                .forEach(entry -> rows.addArray()
                        .add(entry.key())
                        .add(nameOf.apply(entry.key()))
                        .add(entry.clicks())
                        .add(selected.contains(entry.key())));
        return rows;
    }
}
