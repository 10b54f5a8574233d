/** The pages on which editors give programs access and take it away, and on which admins choose an organization. */
@NullMarked
package dev.clickledger.app.console.access.ui;

import org.jspecify.annotations.NullMarked;
