/**
 * What lets programs in: API clients, which Keycloak knows, and the keys that sign links. Secrets are shown once, when they are
 * made.
 */
@NullMarked
package dev.clickledger.app.console.access;

import org.jspecify.annotations.NullMarked;
