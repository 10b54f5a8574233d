package dev.clickledger.app.reconciliation.api;

import dev.clickledger.app.api.Problem;
import dev.clickledger.app.reconciliation.Reconciliations.Page;
import org.jspecify.annotations.Nullable;

/** Where a list goes on, as a text that programs hand back as it is. */
final class Cursor {

    private static final int MOST_SKIPPED = 1_000_000;

    private Cursor() {}

    /** The page that a request asks for. */
    static Page page(@Nullable String cursor, int limit) {
        if (limit < 1 || limit > 1000) {
            throw Problem.invalid("limit", "must be from 1 to 1000").exception();
        }
        if (cursor == null) {
            return new Page(Long.MAX_VALUE, 0, limit);
        }
        String[] parts = cursor.split("-", -1);
        try {
            int skip = parts.length == 2 ? Integer.parseInt(parts[1]) : -1;
            if (skip >= 0 && skip <= MOST_SKIPPED) {
                return new Page(Long.parseLong(parts[0]), skip, limit);
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    /** Where the page after this one begins. */
    static String after(Page page, long newestRun) {
        long newest = page.newestRun() == Long.MAX_VALUE ? newestRun : page.newestRun();
        return newest + "-" + (page.skip() + page.size());
    }

    private static RuntimeException unknown() {
        return Problem.invalid("cursor", "must be a value of 'next' from an earlier answer")
                .exception();
    }
}
