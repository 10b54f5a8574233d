package dev.clickledger.app.console.report.question;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The values that lead, by trait, and of which hours.
 *
 * @param by each trait's
 * @param hours how far they are recounted, whichever clicks are meant
 */
public record TraitRankings(Map<Trait, Ranking> by, RecountedHours hours) {

    private static final Ranking NONE = new Ranking(List.of());

    /** Copies the map. */
    public TraitRankings {
        Map<Trait, Ranking> copy = new EnumMap<>(Trait.class);
        copy.putAll(by);
        by = Collections.unmodifiableMap(copy);
    }

    /** The values of a trait. */
    public Ranking of(Trait trait) {
        return by.getOrDefault(trait, NONE);
    }
}
