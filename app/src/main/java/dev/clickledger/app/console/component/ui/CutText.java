package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/**
 * A text that somebody else has chosen, of any length. It takes one line; what has no room is cut off with an ellipsis,
 * and the whole is shown while the pointer or the focus is on it.
 */
@Tag("cut-text")
@JsModule("context://js/cut-text.js")
public final class CutText extends HtmlContainer {

    private static final long serialVersionUID = 1L;

    /** Shows the text. */
    public CutText(String text) {
        setText(text);
    }

    /** Shows the text as a heading of two lines at most. */
    public static CutText ofTwoLines(String text) {
        CutText cut = new CutText(text);
        cut.addClassName("two-lines");
        return cut;
    }
}
