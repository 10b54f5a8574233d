/**
 * What one process of the app does: take clicks, serve those who sign in, or both. All roles are the same program; the setting
 * {@code ROLE} chooses. {@link dev.clickledger.app.role.RoleDefaults} turns off what a role does not need of Quarkus,
 * {@link dev.clickledger.app.role.RoleBoundary} answers paths that belong to the other role.
 */
@NullMarked
package dev.clickledger.app.role;

import org.jspecify.annotations.NullMarked;
