/** Advertisers as the registry knows them: which of them are invented. */
@NullMarked
package dev.clickledger.app.tenant;

import org.jspecify.annotations.NullMarked;
