package dev.clickledger.app.ad;

import dev.clickledger.app.security.EditScope;

/** Brings what was just written to the redirects of this replica; other replicas look by themselves. */
interface CatalogRefresh {

    /** Returns when a link works as it was written, or after a short while when the database keeps us waiting. Never throws. */
    void refresh(String tenantId);

    /** The same result, told only when the redirects know what was changed. */
    default <T> ChangeResult<T> after(EditScope scope, ChangeResult<T> result) {
        if (result instanceof ChangeResult.Done<T>) {
            refresh(scope.tenantId());
        }
        return result;
    }
}
