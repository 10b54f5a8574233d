package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;

/** The time zone in which a person's browser runs. */
public final class BrowserZone {

    private BrowserZone() {}

    /** The zone, or UTC when the browser does not tell. */
    public static ZoneId of(UI page) {
        String id = page.getPage().getExtendedClientDetails().getTimeZoneId();
        try {
            return id == null || id.isBlank() ? ZoneId.of("UTC") : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneId.of("UTC");
        }
    }
}
