package dev.clickledger.app.ad;

import com.github.benmanes.caffeine.cache.Interner;
import dev.clickledger.app.destination.Destination;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An ad with everything a click needs to know.
 *
 * @param ad the ad
 * @param destination its destination, ready to be joined with what a click says
 * @param sources sources that are counted by name
 * @param passThrough parameters of a click that are passed on to the destination
 */
public record CatalogAd(Ad ad, Destination destination, Set<String> sources, List<String> passThrough) {

    private static final Interner<Set<String>> SOURCES = Interner.newWeakInterner();
    private static final Interner<List<String>> PARAMETERS = Interner.newWeakInterner();

    /** Copies sources and parameters; ads that have the same share one copy. */
    public CatalogAd {
        Objects.requireNonNull(ad, "ad");
        Objects.requireNonNull(destination, "destination");
        passThrough = PARAMETERS.intern(List.copyOf(passThrough));
        destination = destination.passingOn(passThrough);
        sources = SOURCES.intern(Set.copyOf(sources));
    }

    /** An ad that passes nothing on. */
    public CatalogAd(Ad ad, Destination destination, Set<String> sources) {
        this(ad, destination, sources, List.of());
    }
}
