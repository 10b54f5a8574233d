package dev.clickledger.app.console.session;

import org.jspecify.annotations.Nullable;

/**
 * Somebody has signed out: none of their sessions goes on. Told on the thread of their request, before it is answered.
 *
 * @param person Keycloak's id of the account
 * @param name as people know it
 * @param tenantId the tenant that the person belongs to, if any
 */
public record SignedOut(
        String person, String name, @Nullable String tenantId) {}
