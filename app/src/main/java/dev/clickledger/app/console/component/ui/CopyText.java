package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** A text that people take elsewhere, with a button that copies it. */
@Tag("copy-text")
@JsModule("context://js/copy-text.js")
public final class CopyText extends Component {

    private static final long serialVersionUID = 1L;

    public CopyText(String label, String text) {
        getElement().setAttribute("label", label);
        getElement().setAttribute("text", text);
    }
}
