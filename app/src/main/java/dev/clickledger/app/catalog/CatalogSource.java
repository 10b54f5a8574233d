package dev.clickledger.app.catalog;

import java.util.Map;
import java.util.Set;

/** What the catalog is a copy of. All calls may throw when the source is down. */
public interface CatalogSource {

    /**
     * The revision of each tenant's part: another one after every change of its campaigns, ads, sources, parameters or
     * keys. Never newer than what is loaded afterwards. Cheap.
     */
    Map<String, Long> revisions();

    /** Everything at one moment. */
    CatalogSnapshot load();

    /** What is theirs, at one moment. */
    CatalogSnapshot load(Set<String> tenantIds);
}
