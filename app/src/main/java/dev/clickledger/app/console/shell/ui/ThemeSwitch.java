package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Chooses the colours: the system's, light or dark. Remembered by the browser. */
@Tag("theme-switch")
@JsModule("context://js/theme-switch.js")
final class ThemeSwitch extends Component {

    private static final long serialVersionUID = 1L;
}
