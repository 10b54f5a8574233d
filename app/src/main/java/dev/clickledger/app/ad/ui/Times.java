package dev.clickledger.app.ad.ui;

import com.vaadin.flow.component.UI;
import dev.clickledger.app.shell.ui.BrowserZone;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as a person reads and enters them.
 *
 * @param zone where their browser runs
 */
record Times(ZoneId zone) {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ROOT);

    static Times here() {
        return new Times(BrowserZone.of(UI.getCurrent()));
    }

    String text(Instant at) {
        return FORMAT.format(at.atZone(zone));
    }

    @Nullable
    LocalDateTime local(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, zone);
    }

    @Nullable
    Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(zone).toInstant();
    }
}
