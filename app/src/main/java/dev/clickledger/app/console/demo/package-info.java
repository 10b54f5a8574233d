/**
 * Demo only: two invented advertisers, a page that shows their ads with signed links, and the pages those links end on.
 * Nothing of it exists unless the setting {@code clickledger.demo.enabled} (environment variable {@code DEMO}) is on.
 */
@NullMarked
package dev.clickledger.app.console.demo;

import org.jspecify.annotations.NullMarked;
