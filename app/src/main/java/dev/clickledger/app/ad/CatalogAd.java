package dev.clickledger.app.ad;

import java.util.Objects;
import java.util.Set;

/**
 * An ad with everything a click needs to know.
 *
 * @param ad the ad
 * @param destination its destination, ready to expand
 * @param sources sources that are counted by name
 */
public record CatalogAd(Ad ad, Destination destination, Set<String> sources) {

    /** Copies the sources. */
    public CatalogAd {
        Objects.requireNonNull(ad, "ad");
        Objects.requireNonNull(destination, "destination");
        sources = Set.copyOf(sources);
    }
}
