package dev.clickledger.streaming.identity;

import dev.clickledger.contract.ClickIdentity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The further events of one click: how many came, and which the newest were. A few longs, however many came: the count,
 * then the events, the newest of which overwrites the oldest. None are null. Never changed once made, so that copies
 * share them.
 */
final class Repeats {

    private Repeats() {}

    static boolean hold(long @Nullable [] repeats, long event) {
        if (repeats == null) {
            return false;
        }
        for (int i = 1; i < repeats.length; i++) {
            if (repeats[i] == event) {
                return true;
            }
        }
        return false;
    }

    /** Those with one more. */
    static long[] with(long @Nullable [] repeats, long event) {
        if (repeats == null) {
            return new long[] {1, event};
        }
        long[] more = repeats.length <= ClickIdentity.REMEMBERED_REPEATS
                ? Arrays.copyOf(repeats, repeats.length + 1)
                : repeats.clone();
        more[1 + (int) (repeats[0] % ClickIdentity.REMEMBERED_REPEATS)] = event;
        more[0]++;
        return more;
    }
}
