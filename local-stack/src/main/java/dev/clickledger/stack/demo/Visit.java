package dev.clickledger.stack.demo;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request of a simulated visitor.
 *
 * @param at when it is sent
 * @param ad what is clicked
 * @param visitor who clicks
 * @param source the publisher that the link names, or null
 * @param impression what the link is signed with, or null for a plain link
 * @param referrer the page that the link stands on, or null
 * @param manner how the request is made
 */
record Visit(
        Instant at,
        DemoAd ad,
        Visitor visitor,
        @Nullable String source,
        @Nullable Impression impression,
        @Nullable String referrer,
        Manner manner) {

    /** How a request is made. */
    enum Manner {
        /** By someone who clicked. */
        CLICK,
        /** By a browser that fetches ahead what may be clicked next. */
        PREFETCH,
        /** By a checker of links, with HEAD. */
        HEAD,
        /** By a robot that says so. */
        ROBOT
    }

    Visit {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(ad, "ad");
        Objects.requireNonNull(visitor, "visitor");
        Objects.requireNonNull(manner, "manner");
        if (impression != null && ad.key() == null) {
            throw new IllegalArgumentException("ad " + ad.adId() + " has no key to sign an impression with");
        }
    }

    /** The same request once more, later. */
    Visit again(Instant later) {
        return new Visit(later, ad, visitor, source, impression, referrer, manner);
    }
}
