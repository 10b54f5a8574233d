package dev.clickledger.app.catalog;

import java.util.List;
import java.util.Optional;

/** Reads a tenant's campaigns and ads from memory, at most two seconds old; answers while PostgreSQL is down. */
public interface AdDirectory {

    /** The tenant's campaigns, by name. */
    List<Campaign> campaigns(String tenantId);

    /** The tenant's ads, by name. */
    List<Ad> ads(String tenantId);

    /** The ad, when it is the tenant's own. */
    Optional<Ad> ad(String tenantId, String adId);
}
