package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** One of the dashboard's lists: values with their clicks, each a link that filters by it. */
public final class TopListPart {

    private final Page page;
    private final String name;
    private final Locator region;

    TopListPart(Page page, String name) {
        this.page = page;
        this.name = name;
        this.region = page.getByRole(
                AriaRole.REGION, new GetByRoleOptions().setName(name).setExact(true));
    }

    /** Waits until a value has that many clicks. */
    public TopListPart expect(String value, long clicks) {
        assertThat(row(value).locator("..")).hasAttribute("data-clicks", Long.toString(clicks));
        return this;
    }

    /** Waits until it shows that many values. */
    public TopListPart expectRows(int count) {
        assertThat(rows(region)).hasCount(count);
        return this;
    }

    /** Filters by a value, or no longer. */
    public void picks(String value) {
        row(value).click();
    }

    /** Opens all values, to be searched. */
    public Sheet more() {
        region.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More " + name.toLowerCase()))
                .click();
        return new Sheet();
    }

    /** By the name, behind which stand a tick, when one filters by it, and the count. */
    private Locator row(String value) {
        return region.getByRole(
                AriaRole.LINK,
                new Locator.GetByRoleOptions().setName(Pattern.compile("^" + Literal.of(value) + " ?(✓ ?)?[\\d,.]+$")));
    }

    private static Locator rows(Locator where) {
        return where.getByRole(AriaRole.LISTITEM);
    }

    /** All values. */
    public final class Sheet {

        private final Locator sheet = page.getByRole(
                AriaRole.DIALOG, new GetByRoleOptions().setName(name).setExact(true));

        private Sheet() {}

        /** Waits until that many values are listed. */
        public Sheet expectRows(int count) {
            assertThat(rows(sheet)).hasCount(count);
            return this;
        }

        /** Searches. */
        public Sheet searches(String text) {
            sheet.getByRole(AriaRole.SEARCHBOX).fill(text);
            return this;
        }

        /** Waits until it says that there is no such value. */
        public Sheet expectNothing() {
            assertThat(sheet.getByText("Nothing found")).isVisible();
            return this;
        }

        /** Filters by a value, which closes the sheet. */
        public void picks(String value) {
            rows(sheet).getByText(value).click();
            assertThat(sheet).isHidden();
        }
    }
}
