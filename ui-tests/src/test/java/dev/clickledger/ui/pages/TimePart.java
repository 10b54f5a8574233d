package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/** What is chosen about time on the dashboard. */
public final class TimePart {

    private static final String DATES = "Choose dates…";

    private final Page page;

    TimePart(Page page) {
        this.page = page;
    }

    /** Chooses a period by its name. */
    public TimePart period(String name) {
        return choose("Period", name);
    }

    /** Waits until that period is chosen. */
    public TimePart expectPeriod(String name) {
        return expectChosen("Period", name);
    }

    /** Waits until the words beside the period are these. */
    public TimePart expectRange(Pattern words, Duration within) {
        assertThat(page.locator("view-controls").getByText(words))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout((double) within.toMillis()));
        return this;
    }

    /** Chooses two points in time. */
    public TimePart between(LocalDateTime from, LocalDateTime to) {
        Locator sheet = dates();
        fill(sheet, from, to);
        assertThat(sheet).isHidden();
        return this;
    }

    /** Chooses two points in time that make no period, and is told so. */
    public TimePart refusesBetween(LocalDateTime from, LocalDateTime to) {
        Locator sheet = dates();
        fill(sheet, from, to);
        assertThat(sheet.getByRole(AriaRole.ALERT)).containsText("must be after");
        sheet.getByText("Close").click();
        return this;
    }

    /** Goes to the time before. */
    public TimePart earlier() {
        button("Earlier").click();
        return this;
    }

    /** Goes to the time after. */
    public TimePart later() {
        button("Later").click();
        return this;
    }

    /** Waits until there is nothing later to go to. */
    public TimePart expectNothingLater() {
        assertThat(button("Later")).isDisabled();
        return this;
    }

    /** Chooses what to compare with. */
    public TimePart compares(String name) {
        return choose("Compare with", name);
    }

    /** Waits until that is compared with. */
    public TimePart expectCompared(String name) {
        return expectChosen("Compare with", name);
    }

    /** Chooses how time is divided. */
    public TimePart by(String name) {
        return choose("By the", name);
    }

    /** Chooses a time zone. */
    public TimePart zone(String name) {
        return choose("Time zone", name);
    }

    /** Waits until that time zone is shown. */
    public TimePart expectZone(String name) {
        return expectChosen("Time zone", name);
    }

    /** Opens the sheet for two points in time. */
    public TimePart opensDates() {
        assertThat(dates()).isVisible();
        return this;
    }

    private Locator dates() {
        choose("Period", DATES);
        return page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName("Choose dates"));
    }

    private static void fill(Locator sheet, LocalDateTime from, LocalDateTime to) {
        sheet.getByLabel("From").fill(from.toString());
        sheet.getByLabel("To, not included").fill(to.toString());
        sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show"))
                .click();
    }

    private TimePart choose(String label, String name) {
        select(label).selectOption(new SelectOption().setLabel(name));
        return this;
    }

    private TimePart expectChosen(String label, String name) {
        assertThat(select(label).locator("option:checked")).hasText(name);
        return this;
    }

    private Locator select(String label) {
        return page.getByRole(
                AriaRole.COMBOBOX, new GetByRoleOptions().setName(label).setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }
}
