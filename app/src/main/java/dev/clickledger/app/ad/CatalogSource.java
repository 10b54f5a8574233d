package dev.clickledger.app.ad;

/** What the catalog is a copy of. Both calls may throw when the source is down. */
interface CatalogSource {

    /** Grows with every change to campaigns, ads, sources or keys. Cheap. */
    long revision();

    /** Everything at one revision. */
    CatalogSnapshot load();
}
