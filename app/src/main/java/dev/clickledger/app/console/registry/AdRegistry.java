package dev.clickledger.app.console.registry;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.destination.PassThroughNames;
import dev.clickledger.contract.SigningKey;
import java.util.List;
import java.util.Optional;

/** Where tenants, campaigns, ads, sources and signing keys are kept. */
public interface AdRegistry {

    /** The tenant's campaigns, by name. */
    List<Campaign> campaigns(String tenantId);

    /** The tenant's ads, by name. */
    List<Ad> ads(String tenantId);

    /** The ad, when it is the tenant's own. */
    Optional<Ad> ad(String tenantId, String adId);

    /** Adds the tenant or renames it. */
    void saveTenant(String tenantId, String name);

    /**
     * Adds the campaign or changes it.
     *
     * @throws IllegalArgumentException when the id is another tenant's
     */
    void save(Campaign campaign);

    /**
     * Adds the ad or changes it.
     *
     * @throws IllegalArgumentException when the destination is not valid, or the ad or the campaign is another tenant's
     */
    void save(Ad ad);

    /** Registers a source under which clicks on the tenant's ad are counted by name. */
    void saveSource(String tenantId, String adId, String source);

    /**
     * Says which parameters of a click on the tenant's ad are passed on to its destination, in this order, instead of those
     * so far.
     *
     * @throws IllegalArgumentException when a name cannot be passed on, see {@link PassThroughNames}
     */
    void savePassThrough(String tenantId, String adId, List<String> names);

    /** Adds a signing key; a key that is there already is left as it is. */
    void saveSigningKey(String tenantId, SigningKey key);
}
