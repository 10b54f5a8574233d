package dev.clickledger.stack.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where simulated visitors live.
 *
 * @param code ISO 3166-1 alpha-2
 * @param share of all clicks, relative to other countries'
 * @param aheadOfUtc how far its clocks are ahead of UTC; daylight saving is left out
 * @param networks where its visitors' addresses come from
 */
record Country(String code, double share, Duration aheadOfUtc, List<Network> networks) {

    Country {
        networks = List.copyOf(networks);
    }

    /** Clicks that come from here at a time, relative to other countries and times. */
    double busyness(Instant time) {
        return share * DayCurve.at(time, aheadOfUtc);
    }

    static List<Country> all() {
        Map<String, Country> countries = new LinkedHashMap<>();
        for (List<String> row : DataFile.rows("networks.tsv")) {
            Country country = new Country(
                    row.get(0),
                    Double.parseDouble(row.get(1)),
                    Duration.ofMinutes(Long.parseLong(row.get(2))),
                    List.of(Network.parse(row.get(3))));
            countries.merge(country.code(), country, Country::joined);
        }
        return List.copyOf(countries.values());
    }

    private static Country joined(Country one, Country other) {
        List<Network> networks = new ArrayList<>(one.networks);
        networks.addAll(other.networks);
        return new Country(one.code, one.share, one.aheadOfUtc, networks);
    }
}
