package dev.clickledger.app.catalog;

import java.util.Objects;

/**
 * Ads of one tenant that are planned and read together.
 *
 * @param id unique over all tenants
 * @param tenantId the advertiser's organization
 * @param name for people
 */
public record Campaign(String id, String tenantId, String name) {

    /** Checks the ids. */
    public Campaign {
        PublicId.require("campaign id", id);
        PublicId.require("tenant id", tenantId);
        Objects.requireNonNull(name, "name");
    }
}
