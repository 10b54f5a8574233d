/** API clients and signing keys over REST, by the same rules as on the pages. */
@NullMarked
package dev.clickledger.app.console.access.api;

import org.jspecify.annotations.NullMarked;
