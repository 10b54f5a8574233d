package dev.clickledger.ui.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.clickledger.ui.stack.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The distribution's Chromium, started once for all journeys. */
final class Chromium implements AutoCloseable {

    private static final double LAUNCH_MILLIS = 120_000;
    private static final double ACTION_MILLIS = 30_000;
    private static final double ASSERTION_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium launch() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_MILLIS);
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setHeadless(true)
                        .setExecutablePath(executable())
                        .setTimeout(LAUNCH_MILLIS)
                        .setArgs(List.of(
                                // its sandbox does not start for root, as whom containers and build machines run
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    /** A browser in that time zone, without cookies or with those of an earlier sign-in. */
    BrowserContext context(@Nullable String storage, String zone) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(Look.DESKTOP_LIGHT.width(), Look.DESKTOP_LIGHT.height())
                .setColorScheme(Look.DESKTOP_LIGHT.colours())
                .setLocale("en-GB")
                .setTimezoneId(zone)
                .setUserAgent(Visitor.USER_AGENT);
        if (storage != null) {
            options.setStorageState(storage);
        }
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(ACTION_MILLIS);
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path executable() {
        try {
            Process finder = new ProcessBuilder("bin/find-chromium")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String path = new String(finder.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (finder.waitFor() != 0) {
                throw new IllegalStateException("the UI tests need Chromium: see the line above");
            }
            return Path.of(path);
        } catch (IOException e) {
            throw new UncheckedIOException("bin/find-chromium could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Chromium was looked for", e);
        }
    }
}
