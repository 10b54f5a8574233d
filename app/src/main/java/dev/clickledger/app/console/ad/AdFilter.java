package dev.clickledger.app.console.ad;

import dev.clickledger.app.console.registry.Position;
import dev.clickledger.app.console.registry.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns or ads to list, and from where on.
 *
 * @param campaignId only ads of this campaign, or null
 * @param status only what is so, or null for all that is not archived
 * @param text only what has this in its name or is of this id, or null
 * @param after where to go on, or null for the beginning
 * @param limit how many at most
 */
public record AdFilter(
        @Nullable String campaignId,
        @Nullable Status status,
        @Nullable String text,
        @Nullable Position after,
        int limit) {

    /** Most items that one list may have. */
    public static final int MOST = 200;

    /** Checks the limit. */
    public AdFilter {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a list has 1 to " + MOST + " items, not " + limit);
        }
    }

    /** The beginning of everything that is not archived. */
    public static AdFilter first(int limit) {
        return new AdFilter(null, null, null, null, limit);
    }
}
