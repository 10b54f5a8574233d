package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;

/** The dashboard's sheet from which files are exported. */
public final class ExportSheet {

    private final Page page;
    private final Locator sheet;

    ExportSheet(Page page) {
        this.page = page;
        this.sheet = page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName("Export as CSV"));
    }

    /** Downloads one of the files that it offers. */
    public CsvFile download(String choice) {
        Download download = page.waitForDownload(() -> begins(choice));
        return CsvFile.of(download);
    }

    /** Begins to write one of the files. */
    public ExportSheet begins(String choice) {
        sheet.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(choice))
                .click();
        return this;
    }

    /** Chooses how files are written. */
    public ExportSheet writes(String times, String betweenCells) {
        sheet.getByLabel("Times").selectOption(new SelectOption().setLabel(times));
        sheet.getByLabel("Between cells").selectOption(new SelectOption().setLabel(betweenCells));
        return this;
    }

    /** Waits until it says how far the file is, or what became of it. */
    public ExportSheet expectProgress(Pattern text) {
        assertThat(sheet.getByRole(AriaRole.STATUS)).containsText(text);
        return this;
    }

    /** Closes it, which stops what is not finished. */
    public void closes() {
        sheet.getByText("Close").click();
        assertThat(sheet).isHidden();
    }
}
