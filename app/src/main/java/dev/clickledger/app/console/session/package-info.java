/** The end of a session: signing out, here and in Keycloak. What holds for open pages is in the package {@code ui} below. */
@NullMarked
package dev.clickledger.app.console.session;

import org.jspecify.annotations.NullMarked;
