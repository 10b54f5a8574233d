package dev.clickledger.ui;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.stack.RunningStack;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Takes pictures of every page, for people to look at. No test: run by {@code bin/screenshots}. */
@Journey
class Screenshots {

    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final Path README = Path.of("..", "docs", "images", "dashboard.png");
    private static final int CLOSED_MINUTES = 3;

    private static boolean ready;

    /** Publishes the made-up day before, and waits until minutes in all states are to be seen. */
    @BeforeEach
    void awaitFigures(RunningStack stack, Windows windows) {
        if (Boolean.getBoolean("stack.demo") && !ready) {
            stack.reconcile();
            View.DASHBOARD.open(windows).dashboard().expectMinutes("CLOSED", CLOSED_MINUTES, Duration.ofMinutes(10));
            ready = true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPage(View view, Windows windows) {
        Window window = view.open(windows);
        for (Look look : Look.values()) {
            window.looksLike(look).photograph(FOLDER.resolve(view.fileName() + "-" + look.fileName() + ".png"), true);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "readme", matches = "true", disabledReason = "bin/screenshots --readme takes it")
    void theReadmesPicture(Windows windows) {
        View.DASHBOARD.open(windows).photograph(README, false);
    }
}
