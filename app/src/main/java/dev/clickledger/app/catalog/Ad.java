package dev.clickledger.app.catalog;

import java.time.Instant;
import java.util.Objects;

/**
 * Something to click on, and where the click leads.
 *
 * @param id unique over all tenants; stands in the click URL
 * @param tenantId the advertiser's organization
 * @param campaignId the campaign it belongs to
 * @param name for people
 * @param destination where a click leads, with macros, see {@link Destination}
 * @param active whether its clicks count within the flight; visitors are redirected all the same. In the catalog an ad is
 *     active only if its campaign is
 * @param tokenRequired whether only clicks with a signed impression count
 * @param flight when its clicks count
 */
public record Ad(
        String id,
        String tenantId,
        String campaignId,
        String name,
        String destination,
        boolean active,
        boolean tokenRequired,
        Flight flight) {

    /** Checks the ids. */
    public Ad {
        PublicId.require("ad id", id);
        // shared by many ads, of which there may be a hundred thousand
        tenantId = PublicId.require("tenant id", tenantId).intern();
        campaignId = PublicId.require("campaign id", campaignId).intern();
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(flight, "flight");
    }

    /** An ad without a flight. */
    public Ad(
            String id,
            String tenantId,
            String campaignId,
            String name,
            String destination,
            boolean active,
            boolean tokenRequired) {
        this(id, tenantId, campaignId, name, destination, active, tokenRequired, Flight.ALWAYS);
    }

    /** Whether a click at the instant counts. */
    public boolean countsAt(Instant instant) {
        return active && flight.contains(instant);
    }
}
