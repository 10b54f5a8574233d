package dev.clickledger.ui.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import dev.clickledger.ui.pages.AnyPage;
import dev.clickledger.ui.pages.CampaignsPage;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.pages.DemoPublisherPage;
import dev.clickledger.ui.pages.Frame;
import dev.clickledger.ui.pages.LandingPage;
import dev.clickledger.ui.pages.NoticePage;
import dev.clickledger.ui.pages.RecountsPage;
import dev.clickledger.ui.pages.SignInPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person's browser window: cookies of its own, one page, and a note of all that went on in it. */
public final class Window {

    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final List<String> complaints = new ArrayList<>();
    private final Traffic traffic;

    Window(BrowserContext context, String url) {
        this.context = context;
        this.url = url;
        this.page = context.newPage();
        this.traffic = new Traffic(page);
        page.onConsoleMessage(this::note);
        page.onPageError(error -> complaints.add("uncaught: " + error));
    }

    /** Goes to a path of the app. */
    public Window opens(String path) {
        page.navigate(url + path);
        return this;
    }

    /** Looks at the page in another way, without loading it again. */
    public Window looksLike(Look look) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colours()));
        return this;
    }

    /** Path and query of where the page is now. */
    public String address() {
        return page.url().replace(url, "");
    }

    /** What it shows, as the page where one signs in. */
    public SignInPage signIn() {
        return new SignInPage(page);
    }

    /** What it shows, as the dashboard. */
    public DashboardPage dashboard() {
        return new DashboardPage(page);
    }

    /** What it shows, as the page of campaigns. */
    public CampaignsPage campaigns() {
        return new CampaignsPage(page);
    }

    /** What it shows, as a page that is known by its heading. */
    public AnyPage page() {
        return new AnyPage(page);
    }

    /** What it shows, as the page over recounts. */
    public RecountsPage recounts() {
        return new RecountsPage(page);
    }

    /** What it shows, as a page that only says something. */
    public NoticePage notice() {
        return new NoticePage(page);
    }

    /** What it shows, as the page of the demo's publisher. */
    public DemoPublisherPage publisher() {
        return new DemoPublisherPage(page);
    }

    /** What it shows, as the page where a click ends. */
    public LandingPage landing() {
        return new LandingPage(page);
    }

    /** The bar above what it shows. */
    public Frame frame() {
        return new Frame(page);
    }

    /** What the page has loaded and been sent. */
    public Traffic traffic() {
        return traffic;
    }

    /** Errors in the browser's console, and those that no script caught. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What axe finds serious or critical about the page as it is now. */
    public List<String> barriers() {
        return Barriers.of(page);
    }

    /** What reaches beyond the sides of the window. */
    public List<String> overflow() {
        return Layout.overflow(page);
    }

    /** How bright the page's background is, from 0 to 255. */
    public int brightness() {
        return Layout.brightness(page);
    }

    /** Takes a picture of what the window shows, or of the whole page. */
    public void photograph(Path file, boolean wholePage) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(wholePage));
    }

    String cookies() {
        return context.storageState();
    }

    void keepTrace(Path file) {
        context.tracing().stop(new Tracing.StopOptions().setPath(file));
    }

    void close() {
        context.close();
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text() + " (" + message.location() + ")");
        }
    }
}
