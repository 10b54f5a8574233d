package dev.clickledger.ui.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.clickledger.ui.pages.AnyPage;
import dev.clickledger.ui.pages.CampaignsPage;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.pages.DemoPublisherPage;
import dev.clickledger.ui.pages.FirstUsePage;
import dev.clickledger.ui.pages.FormPage;
import dev.clickledger.ui.pages.Frame;
import dev.clickledger.ui.pages.LandingPage;
import dev.clickledger.ui.pages.LinePart;
import dev.clickledger.ui.pages.LinkPage;
import dev.clickledger.ui.pages.NoticePage;
import dev.clickledger.ui.pages.RecountsPage;
import dev.clickledger.ui.pages.SignInPage;
import dev.clickledger.ui.pages.SystemPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One person's browser window: cookies of its own, one page, and a note of all that went on in it. */
public final class Window {

    /** Says on the console where a script failed: the error itself does not when it cannot even be read. */
    private static final String WHERE =
            "addEventListener('error', e => console.error(e.message, e.filename, e.lineno, e.colno))";

    private static final int HEIGHT = 900;
    private static final int MOST_TABS = 60;

    private static final String MOVING =
            "document.getAnimations().filter(animation => animation.effect.getTiming().iterations === Infinity).length";

    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final List<String> complaints = new ArrayList<>();
    private final Traffic traffic;

    Window(BrowserContext context, String url) {
        this(context, context.newPage(), url);
    }

    private Window(BrowserContext context, Page page, String url) {
        this.context = context;
        this.url = url;
        this.page = page;
        this.traffic = new Traffic(page);
        page.onConsoleMessage(this::note);
        page.onPageError(error -> complaints.add("uncaught: " + error));
        page.addInitScript(WHERE);
    }

    /** Goes to a path of the app. */
    public Window opens(String path) {
        page.navigate(url + path);
        return this;
    }

    /** Goes to an address anywhere. */
    public Window goesTo(String address) {
        page.navigate(address);
        return this;
    }

    /** Looks at the page in another way, without loading it again. */
    public Window looksLike(Look look) {
        page.setViewportSize(look.width(), look.height());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colours()));
        return this;
    }

    /** Looks at the page in a window of that width. */
    public Window isWide(int pixels) {
        page.setViewportSize(pixels, HEIGHT);
        return this;
    }

    /** Points at a text that is cut off, and gives what is shown then. */
    public String wholeOf(String text) {
        Locator cut = page.locator("cut-text:visible")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
        cut.hover();
        String whole = page.getByRole(AriaRole.TOOLTIP).textContent();
        page.keyboard().press("Escape");
        return whole;
    }

    /** Moves the focus on until a text that is cut off has it, and gives what is shown then. */
    public String wholeOfFocused(String text) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            Locator whole = page.getByRole(AriaRole.TOOLTIP).filter(new Locator.FilterOptions().setHasText(text));
            if (whole.count() > 0) {
                return whole.textContent();
            }
        }
        throw new AssertionError("nothing that has the focus shows " + text);
    }

    /** Loads the page again. */
    public Window loadsAgain() {
        page.reload();
        return this;
    }

    /** Waits until the page loads itself again, as it does when it comes back to an app that does not know it. */
    public void expectLoadsItself(Duration within) {
        page.waitForCondition(() -> traffic.navigations() > 0, new Page.WaitForConditionOptions().setTimeout((double)
                        within.toMillis()));
    }

    /** Is looked at again, after it was not for a while. */
    public Window isLookedAtAgain() {
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        return this;
    }

    /** From now on, the browser finds nobody at addresses that begin like that. */
    public Window findsNobodyAt(String url) {
        page.route(at -> at.startsWith(url), Route::abort);
        return this;
    }

    /** From now on, it finds everybody again. */
    public Window findsEverybody() {
        page.unrouteAll();
        return this;
    }

    /** Does what opens another tab of the same window; gives that tab. */
    public Window tabOpenedBy(Runnable act) {
        return new Window(context, page.waitForPopup(act), url);
    }

    /** Another tab of the same window. */
    public Window anotherTab() {
        return new Window(context, url);
    }

    /** What the strip above every page says about its line to the server. */
    public LinePart line() {
        return new LinePart(page);
    }

    /** Goes back to where it was before. */
    public Window goesBack() {
        page.goBack();
        return this;
    }

    /** Goes forward again. */
    public Window goesForward() {
        page.goForward();
        return this;
    }

    /** Presses a key, wherever the focus is. */
    public Window presses(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** From now on, what it is sent comes at a thousand bytes a second. */
    public void hasSlowLine() {
        throttle(1_000);
    }

    /** From now on, what it is sent comes as fast as it is sent. */
    public void hasFastLine() {
        throttle(-1);
    }

    /** Wants nothing to move. */
    public Window wantsNoMotion() {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        return this;
    }

    /** Does what opens another tab; gives where that ends. */
    public String addressOfTabOpenedBy(Runnable act) {
        // of the context and not of the page: some tabs do not know who opened them
        Page tab = context.waitForPage(act);
        tab.waitForLoadState();
        String address = tab.url();
        tab.close();
        return address;
    }

    /** Opens a link, again until it leads to an address with that part; gives the whole address where it ends. */
    public String arrivesFrom(String link, String part) {
        page.waitForCondition(() -> {
            page.navigate(link);
            return page.url().contains(part);
        });
        return page.url();
    }

    /** What a request with this window's cookies is answered: status and body. */
    public String fetches(String path) {
        APIResponse answer = context.request().get(url + path);
        return answer.status() + " " + answer.text();
    }

    /** What was copied last. */
    public String clipboard() {
        return String.valueOf(page.evaluate("navigator.clipboard.readText()"));
    }

    /** How many things on the page move by themselves. */
    public int moving() {
        return ((Number) page.evaluate(MOVING)).intValue();
    }

    /** Waits until the page's address holds that text. */
    public Window expectAddress(String part) {
        page.waitForURL(address -> address.contains(part));
        return this;
    }

    /** Waits until the page's address no longer has that part. */
    public Window expectAddressWithout(String part) {
        page.waitForURL(address -> !address.contains(part));
        return this;
    }

    /** Path and query of where the page is now. */
    public String address() {
        return page.url().replace(url, "");
    }

    /** What the browser keeps under that name for the app. */
    public Optional<String> cookie(String name) {
        return page.context().cookies(url).stream()
                .filter(cookie -> cookie.name.equals(name))
                .map(cookie -> cookie.value)
                .findFirst();
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

    /** What it shows, as the page about the platform itself. */
    public SystemPage system() {
        return new SystemPage(page);
    }

    /** What it shows, as a page that only says something. */
    public NoticePage notice() {
        return new NoticePage(page);
    }

    /** What it shows, as the page of the demo's publisher. */
    public DemoPublisherPage publisher() {
        return new DemoPublisherPage(page);
    }

    /** What it shows, as a page with a link to click. */
    public LinkPage linkPage() {
        return new LinkPage(page);
    }

    /** What it shows, as the page where a click ends. */
    public LandingPage landing() {
        return new LandingPage(page);
    }

    /** What it shows, as a page of campaigns, ads or access. */
    public FormPage form() {
        return new FormPage(page);
    }

    /** What it shows, as what a tenant sees that was never clicked. */
    public FirstUsePage firstUse() {
        return new FirstUsePage(page);
    }

    /** The bar above what it shows. */
    public Frame frame() {
        return new Frame(page);
    }

    /** Milliseconds from asking for the page until the browser drew the first of its content. */
    public long firstPaintMillis() {
        return ((Number) page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .longValue();
    }

    /** Bytes over the wire, compressed, headers included, for the page and all it loaded. */
    public long transferred() {
        return ((Number)
                        page.evaluate(
                                "[...performance.getEntriesByType('navigation'),"
                                        + " ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0)"))
                .longValue();
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

    /** Records what happens from now on. */
    void trace() {
        // pictures along the way would take the time that journeys measure; the documents are enough to look back
        context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
    }

    void keepTrace(Path file) {
        context.tracing().stop(new Tracing.StopOptions().setPath(file));
    }

    void close() {
        context.close();
    }

    private void throttle(int bytesPerSecond) {
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 0);
        line.addProperty("downloadThroughput", bytesPerSecond);
        line.addProperty("uploadThroughput", -1);
        context.newCDPSession(page).send("Network.emulateNetworkConditions", line);
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text() + " (" + message.location() + ")");
        }
    }
}
