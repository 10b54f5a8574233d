package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;

/** The platform's page about itself. */
public final class SystemPage {

    private static final Duration FIRST_READING = Duration.ofSeconds(60);

    private final Page page;

    /** What that page shows. */
    public SystemPage(Page page) {
        this.page = page;
    }

    /** Waits until it shows a first reading, and what the streaming job tells. */
    public SystemPage expectShown() {
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("System")))
                .isVisible();
        expectFigure("freshness", Pattern.compile("\\d (ms|s)$"), FIRST_READING);
        return expectFigure("events", Pattern.compile("^\\d"), FIRST_READING);
    }

    /** Waits until the page as a whole says so in a word. */
    public SystemPage expectBadge(String word, Duration patience) {
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(word)))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(patience.toMillis()));
        return this;
    }

    /** Waits until a part is called so in a word. */
    public SystemPage expectPart(String part, String word, Duration patience) {
        assertThat(page.locator("[data-part=" + part + "] .badge"))
                .hasText(word, new LocatorAssertions.HasTextOptions().setTimeout(patience.toMillis()));
        return this;
    }

    /** Waits until a number looks so. */
    public SystemPage expectFigure(String name, Pattern text, Duration patience) {
        assertThat(number(name)).hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(patience.toMillis()));
        return this;
    }

    /** Waits until a number is another one, without the page being loaded again. */
    public SystemPage expectAnother(String name, String before, Duration patience) {
        assertThat(number(name))
                .not()
                .hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(patience.toMillis()));
        return this;
    }

    /** Waits until the page says of the streaming job's numbers what they are. */
    public SystemPage expectJobSaid(Pattern text, Duration patience) {
        assertThat(page.locator("[data-as-of]"))
                .hasText(text, new LocatorAssertions.HasTextOptions().setTimeout(patience.toMillis()));
        return this;
    }

    /** A number with its unit. */
    public String figure(String name) {
        return number(name).innerText();
    }

    /** How fresh figures are, in seconds. */
    public double freshnessSeconds() {
        String[] parts = figure("freshness").replace(',', '.').replace("> ", "").split(" ");
        double number = Double.parseDouble(parts[0]);
        return parts[1].equals("ms") ? number / 1_000 : number;
    }

    private Locator number(String name) {
        return page.locator("[data-figure=" + name + "] .figure-number");
    }
}
