package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.TargetElement;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/** The page that hosts every view: server push over WebSocket, the style sheets, and the colours chosen before. */
@Push(transport = Transport.WEBSOCKET_XHR)
@Viewport("width=device-width, initial-scale=1")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://css/clickledger.css")
@StyleSheet("context://css/ads.css")
public class AppShell implements AppShellConfigurator {

    /** Runs before the first paint, so that a page chosen dark never flashes white. */
    private static final String CHOSEN_COLOURS = """
            const chosen = localStorage.getItem('clickledger-colours');
            document.documentElement.style.colorScheme = chosen === 'light' || chosen === 'dark' ? chosen : 'light dark';
            """;

    /** Stands where the frame's bar will stand, until there is one: nobody looks at an empty page meanwhile. */
    private static final String UNTIL_LOADED = """
            <div class="until-loaded" aria-hidden="true"><span class="logo"></span>Clickledger</div>
            """;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addInlineWithContents(Inline.Position.PREPEND, CHOSEN_COLOURS, Inline.Wrapping.JAVASCRIPT);
        settings.addInlineWithContents(TargetElement.BODY, Inline.Position.PREPEND, UNTIL_LOADED, Inline.Wrapping.NONE);
        settings.addFavIcon("icon", "/icons/clickledger.svg", "any");
        settings.addMetaTag("color-scheme", "light dark");
    }
}
