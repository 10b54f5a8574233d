package dev.clickledger.ui;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Windows;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes pictures of every page, for people to look at; run by {@code bin/screenshots}. */
@Journey
@EnabledIfSystemProperty(named = "screenshots", matches = ".+", disabledReason = "bin/screenshots runs it")
class ScreenshotsIT {

    private static final Path FOLDER = Path.of("target", "screenshots");

    @ParameterizedTest
    @EnumSource
    void everyPage(Look look, Windows windows) {
        for (View view : View.values()) {
            view.open(windows, look).photograph(FOLDER.resolve(view.fileName() + "-" + look.fileName() + ".png"), true);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "screenshots", matches = "readme", disabledReason = "bin/screenshots --readme")
    void theReadmesPicture(Windows windows) {
        View.DASHBOARD
                .open(windows, Look.DESKTOP_LIGHT)
                .photograph(Path.of("..", "docs", "images", "dashboard.png"), false);
    }
}
