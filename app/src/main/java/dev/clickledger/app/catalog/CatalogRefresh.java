package dev.clickledger.app.catalog;

/** Brings what was just written to the catalog of this process; others hear of it from PostgreSQL. */
public interface CatalogRefresh {

    /** Returns when a link works as it was written, or after a short while when the database keeps us waiting. Never throws. */
    void refresh(String tenantId);
}
