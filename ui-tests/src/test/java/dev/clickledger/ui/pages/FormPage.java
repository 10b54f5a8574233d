package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** A page on which people fill in and press things: campaigns, ads, keys, imports, and the dialogs over them. */
public final class FormPage {

    private final Page page;

    /** What that page shows. */
    public FormPage(Page page) {
        this.page = page;
    }

    /** Waits until the page has that heading. */
    public FormPage expectHeading(String text) {
        new AnyPage(page).expectHeading(text);
        return this;
    }

    /** Enters a text. */
    public FormPage fills(String label, String text) {
        Locator field = field(label);
        field.fill(text);
        field.press("Tab");
        return this;
    }

    /** Chooses one of a list. */
    public FormPage chooses(String label, String option) {
        page.locator("vaadin-select")
                .filter(new Locator.FilterOptions().setHasText(label))
                .getByRole(AriaRole.BUTTON)
                .click();
        page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName(option).setExact(true))
                .click();
        return this;
    }

    /** Enters a day, as the day, the month and the year, and a time. */
    public FormPage date(String label, String day, String time) {
        Locator picker = page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName(label));
        Locator fields = picker.getByRole(AriaRole.COMBOBOX);
        fields.first().fill(day);
        fields.first().press("Enter");
        fields.last().fill(time);
        fields.last().press("Enter");
        fields.last().press("Tab");
        return this;
    }

    /** Ticks a box. */
    public FormPage ticks(String label) {
        page.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName(label)).check();
        return this;
    }

    /** Waits until a box is ticked. */
    public FormPage expectTicked(String label) {
        assertThat(page.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName(label)))
                .isChecked();
        return this;
    }

    /** Waits until a field holds that. */
    public FormPage expectValue(String label, String text) {
        assertThat(field(label)).hasValue(text);
        return this;
    }

    /** Waits until a field says, where screen readers look for it too, what is wrong with it. */
    public FormPage expectWrong(String label, String why) {
        Locator field = field(label);
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field).hasAccessibleDescription(Pattern.compile(Literal.of(why)));
        assertThat(page.getByText(why).first()).isVisible();
        return this;
    }

    /** Waits until a field cannot be changed. */
    public FormPage expectReadOnly(String label) {
        assertThat(field(label)).not().isEditable();
        return this;
    }

    /** Presses a button. */
    public FormPage presses(String name) {
        button(name).click();
        return this;
    }

    /** Waits until there is no button of that name. */
    public FormPage expectNoButton(String name) {
        assertThat(button(name)).isHidden();
        return this;
    }

    /** Goes where a link leads. */
    public FormPage follows(String name) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true))
                .click();
        return this;
    }

    /** Waits until the page says something, somewhere. */
    public FormPage expectText(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    /** Waits until a titled part of the page says something. */
    public FormPage expectText(String part, String text) {
        assertThat(part(part)).containsText(text);
        return this;
    }

    /** Waits until the page says, so that nobody misses it, what happened. */
    public FormPage expectMessage(String text) {
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(text)))
                .isVisible();
        return this;
    }

    /** Waits until a table has a row with all of these words. */
    public FormPage expectRow(String table, String... words) {
        assertThat(row(table, words)).isVisible();
        return this;
    }

    /** Presses a button in the row of a table with these words. */
    public FormPage pressesInRow(String table, String name, String... words) {
        row(table, words)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .click();
        return this;
    }

    /** Waits until a dialog is open. */
    public FormPage expectDialog(String title) {
        assertThat(dialogs().getByText(title).first()).isVisible();
        return this;
    }

    /** Waits until no dialog is open. */
    public FormPage expectNoDialog() {
        assertThat(dialogs()).hasCount(0);
        return this;
    }

    /** Presses a button of the dialog that is open. */
    public FormPage answers(String name) {
        dialogs()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return this;
    }

    /** A text that people take elsewhere. */
    public String text(String label) {
        Locator field = field(label);
        assertThat(field).isVisible();
        return field.inputValue();
    }

    /** Waits until the editor shows an example of a click with this query; returns where it says that the click leads. */
    public String exampleClick(String query) {
        Locator example = page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Example click"));
        assertThat(example.getByRole(AriaRole.CODE).last()).hasText(query);
        return example.getByRole(AriaRole.CODE).first().innerText();
    }

    /** Copies such a text. */
    public FormPage copies(String label) {
        button("Copy " + label).click();
        assertThat(page.getByText(label + " was copied")).isAttached();
        return this;
    }

    /** Waits until there is a picture of that name. */
    public FormPage expectPicture(String name) {
        assertThat(page.getByRole(AriaRole.IMG, new GetByRoleOptions().setName(name)))
                .isVisible();
        return this;
    }

    /** Hands in a file. */
    public FormPage handsIn(String name, String content) {
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Downloads what a link leads to; gives its lines. */
    public List<String> downloads(String link) {
        Download download = page.waitForDownload(() -> follows(link));
        try {
            return Files.readAllLines(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException("the download cannot be read", e);
        }
    }

    private Locator field(String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator part(String title) {
        return page.getByRole(
                AriaRole.REGION, new GetByRoleOptions().setName(title).setExact(true));
    }

    private Locator row(String table, String... words) {
        Locator rows = page.getByRole(
                        AriaRole.TABLE, new GetByRoleOptions().setName(table).setExact(true))
                .locator("tbody tr");
        for (String word : words) {
            rows = rows.filter(new Locator.FilterOptions().setHasText(word));
        }
        return rows.first();
    }

    private Locator dialogs() {
        return page.getByRole(AriaRole.DIALOG).or(page.getByRole(AriaRole.ALERTDIALOG));
    }
}
