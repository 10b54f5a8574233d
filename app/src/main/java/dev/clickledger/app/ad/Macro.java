package dev.clickledger.app.ad;

import java.util.Arrays;
import java.util.Optional;

/** A placeholder in a destination that each click fills in. */
public enum Macro {
    /** The click's identity, as in the answer's {@code Click-Id}. */
    CLICK_ID("click_id"),
    /** The ad that was clicked. */
    AD_ID("ad_id"),
    /** The ad's campaign. */
    CAMPAIGN_ID("campaign_id"),
    /** The source that the click is counted under. */
    SOURCE("source");

    private final String text;

    Macro(String text) {
        this.text = text;
    }

    static Optional<Macro> named(String name) {
        return Arrays.stream(values()).filter(macro -> macro.text.equals(name)).findFirst();
    }
}
