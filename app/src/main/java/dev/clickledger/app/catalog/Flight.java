package dev.clickledger.app.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time in which clicks on an ad count.
 *
 * @param startsAt the first instant of it, or null when it has no beginning
 * @param endsAt the first instant after it, or null when it has no end
 */
public record Flight(@Nullable Instant startsAt, @Nullable Instant endsAt) {

    /** Without beginning and end. */
    public static final Flight ALWAYS = new Flight(null, null);

    /** A flight between two times; the many without either share one. */
    public static Flight of(@Nullable Instant startsAt, @Nullable Instant endsAt) {
        return startsAt == null && endsAt == null ? ALWAYS : new Flight(startsAt, endsAt);
    }

    /** Whether the instant lies in it. */
    public boolean contains(Instant instant) {
        return !before(instant) && !after(instant);
    }

    /** Whether it has not begun by then. */
    public boolean before(Instant instant) {
        return startsAt != null && instant.isBefore(startsAt);
    }

    /** Whether it is over by then. */
    public boolean after(Instant instant) {
        return endsAt != null && !instant.isBefore(endsAt);
    }

    /** Whether it is over before it begins, so that nothing could ever lie in it. */
    public boolean reversed() {
        return startsAt != null && endsAt != null && !startsAt.isBefore(endsAt);
    }
}
