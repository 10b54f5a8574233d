package dev.clickledger.app.destination;

import dev.clickledger.contract.ClickEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A placeholder in a destination that each click fills in. */
public enum Macro {
    /** The click's identity, as in the answer's {@code Click-Id}. */
    CLICK_ID("click_id", 36, 1),
    /** The ad that was clicked. */
    AD_ID("ad_id", 64, 1),
    /** The ad's campaign. */
    CAMPAIGN_ID("campaign_id", 64, 1),
    /** The source that the click is counted under. */
    SOURCE("source", ClickEvent.MAX_DIMENSION_LENGTH, 3);

    private final String text;
    private final int longest;
    private final int bytesEach;

    Macro(String text, int longest, int bytesEach) {
        this.text = text;
        this.longest = longest;
        this.bytesEach = bytesEach;
    }

    /** The name without braces. */
    String text() {
        return text;
    }

    /** The macro as it is written in a destination. */
    public String written() {
        return '{' + text + '}';
    }

    /**
     * The most characters that its value takes in a URL.
     *
     * @param nesting into how many URLs the place is nested, see {@link Macros}
     */
    int longest(int nesting) {
        return bytesEach == 1 ? longest : longest * bytesEach * (3 + 2 * nesting);
    }

    static Optional<Macro> named(String name) {
        return Arrays.stream(values()).filter(macro -> macro.text.equals(name)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Macro::written).collect(Collectors.joining(" "));
    }
}
