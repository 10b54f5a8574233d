package dev.clickledger.ui;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page fits a desk and a phone, in light and dark, keeps nobody out, and has nothing to complain about. */
@Journey
class ViewsIT {

    private static final int MIDDLE_GREY = 128;

    @BeforeAll
    static void someClicks(RunningStack stack) {
        new Visitor(stack, "acme-boots").click(3);
        new Visitor(stack, "acme-lights").click();
    }

    @ParameterizedTest
    @EnumSource
    void everyPageSuitsEveryone(View view, Windows windows) {
        Window window = view.open(windows);
        SoftAssertions softly = new SoftAssertions();
        for (Look look : Look.values()) {
            window.looksLike(look);
            softly.assertThat(window.overflow()).as("what sticks out, %s", look).isEmpty();
            softly.assertThat(window.brightness() < MIDDLE_GREY)
                    .as("is dark, %s", look)
                    .isEqualTo(look.dark());
        }
        // both widths and both sets of colours
        for (Look look : List.of(Look.DESKTOP_LIGHT, Look.PHONE_DARK)) {
            softly.assertThat(window.looksLike(look).barriers())
                    .as("barriers, %s", look)
                    .isEmpty();
        }
        softly.assertThat(window.complaints()).as("complaints").isEmpty();
        softly.assertAll();
    }
}
