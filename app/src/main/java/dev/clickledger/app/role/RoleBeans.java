package dev.clickledger.app.role;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out the role. */
final class RoleBeans {

    @Produces
    @Singleton
    Role role(RoleSettings settings) {
        return settings.name();
    }
}
