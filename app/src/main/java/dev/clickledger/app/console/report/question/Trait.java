package dev.clickledger.app.console.report.question;

import dev.clickledger.contract.ClickTrait;
import java.util.EnumSet;
import java.util.Set;

/** What the recount counts clicks by, hour by hour, beside their dimensions. */
public enum Trait {
    /** The host of the page that the visitor came from. */
    REFERRER(ClickTrait.REFERRER),
    /** The browser. */
    BROWSER(ClickTrait.BROWSER),
    /** The operating system. */
    OS(ClickTrait.OS);

    /** The only dimensions that counts by trait can be filtered by. */
    private static final Set<Dimension> TOLD = EnumSet.of(Dimension.CAMPAIGN, Dimension.AD);

    private final ClickTrait contract;

    Trait(ClickTrait contract) {
        this.contract = contract;
    }

    /** Its name in Pinot. */
    public String text() {
        return contract.name();
    }

    /** The filters that counts by trait cannot follow. */
    public static Set<Dimension> untold(Filters filters) {
        Set<Dimension> untold = EnumSet.noneOf(Dimension.class);
        untold.addAll(filters.values().keySet());
        untold.removeAll(TOLD);
        return untold;
    }
}
