package dev.clickledger.app.ad;

/** What the catalog is a copy of. All calls may throw when the source is down. */
interface CatalogSource {

    /** Grows with every change to campaigns, ads, sources or keys. Cheap. */
    long revision();

    /** Everything at one revision. */
    CatalogSnapshot load();

    /** What is one tenant's. */
    CatalogSnapshot loadTenant(String tenantId);
}
