package dev.clickledger.app.catalog;

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
 * @param sources sources that are registered, and counted by name whoever names them
 * @param signedSources further sources, that signed links brought and that are counted by name when a link signs them
 * @param passThrough parameters of a click that are passed on to the destination
 */
public record CatalogAd(
        Ad ad, Destination destination, Set<String> sources, Set<String> signedSources, List<String> passThrough) {

    /** Most sources of an ad that are counted by name. */
    public static final int MOST_SOURCES = 1_000;

    private static final Interner<Set<String>> SOURCES = Interner.newWeakInterner();
    private static final Interner<List<String>> PARAMETERS = Interner.newWeakInterner();

    /** Copies sources and parameters; ads that have the same share one copy. */
    public CatalogAd {
        Objects.requireNonNull(ad, "ad");
        Objects.requireNonNull(destination, "destination");
        passThrough = PARAMETERS.intern(List.copyOf(passThrough));
        destination = destination.passingOn(passThrough);
        sources = SOURCES.intern(Set.copyOf(sources));
        signedSources = SOURCES.intern(Set.copyOf(signedSources));
    }

    /** An ad to which signed links brought no source. */
    public CatalogAd(Ad ad, Destination destination, Set<String> sources, List<String> passThrough) {
        this(ad, destination, sources, Set.of(), passThrough);
    }

    /** An ad that passes nothing on. */
    public CatalogAd(Ad ad, Destination destination, Set<String> sources) {
        this(ad, destination, sources, List.of());
    }

    /** Whether the source is counted by name when a link signs it. */
    public boolean knows(String signedSource) {
        return sources.contains(signedSource) || signedSources.contains(signedSource);
    }

    /** Whether no further source can be counted by name. */
    public boolean hasAllSources() {
        return sources.size() + signedSources.size() >= MOST_SOURCES;
    }
}
