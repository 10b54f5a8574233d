package dev.clickledger.ui.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;

/** A publisher's page, with something on it that is named Offer and leads to an advertiser. */
public final class LinkPage {

    /** Scripts and rules work only when they are made so. */
    private static final String PUT = """
            html => {
              const made = document.createRange().createContextualFragment(html);
              document.body.append(made);
            }""";

    private final Page page;

    /** What that page shows. */
    public LinkPage(Page page) {
        this.page = page;
    }

    /** Puts HTML on the page. */
    public LinkPage has(String html) {
        page.evaluate(PUT, html);
        return this;
    }

    /** Clicks what is offered. */
    public void clicks() {
        offer().click();
    }

    /** Clicks it twice, one after the other. */
    public void clicksTwice() {
        offer().dblclick();
    }

    /** Moves the mouse over the offer. */
    public void pointsAtOffer() {
        offer().hover();
    }

    /** Presses the mouse's button over the offer, and holds it. */
    public void pressesOnOffer() {
        offer().hover();
        page.mouse().down();
    }

    /** Moves away from the offer and lets the button go there: that is no click. */
    public void leavesOffer() {
        BoundingBox box = offer().boundingBox();
        page.mouse().move(box.x + box.width + 200, box.y + box.height + 200);
        page.mouse().up();
    }

    /** Lets the button go over the offer: that is a click. */
    public void releasesOnOffer() {
        page.mouse().up();
    }

    private Locator offer() {
        return named(AriaRole.LINK).or(named(AriaRole.BUTTON));
    }

    private Locator named(AriaRole role) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName("Offer").setExact(true));
    }
}
