package dev.clickledger.ui;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
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
    void everyPageFits(Look look, Windows windows) {
        SoftAssertions softly = new SoftAssertions();
        for (View view : View.values()) {
            Window window = view.open(windows, look);
            softly.assertThat(window.overflow())
                    .as("what sticks out of %s", view)
                    .isEmpty();
            softly.assertThat(window.barriers()).as("barriers of %s", view).isEmpty();
            softly.assertThat(window.complaints()).as("complaints of %s", view).isEmpty();
            softly.assertThat(window.brightness() < MIDDLE_GREY)
                    .as("%s is dark", view)
                    .isEqualTo(look.dark());
        }
        softly.assertAll();
    }
}
