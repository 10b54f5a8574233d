/** Advertisers as the registry knows them: who they are, and which of them are invented. */
@NullMarked
package dev.clickledger.app.console.tenant;

import org.jspecify.annotations.NullMarked;
