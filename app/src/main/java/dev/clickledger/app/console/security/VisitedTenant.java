package dev.clickledger.app.console.security;

import java.util.Optional;

/** The tenant as which an admin looks at pages for the time being. Means nothing for anybody else. */
public interface VisitedTenant {

    /** Id of the tenant, if one is being visited. */
    Optional<String> tenantId();
}
