package dev.clickledger.app.console.impression;

import java.time.Instant;
import java.util.UUID;

/**
 * A signed link that counts as one click, however often it is followed.
 *
 * @param impressionId becomes the click's id
 * @param path path and query of the click URL
 * @param expiresAt from then on its clicks are counted apart
 */
public record SignedImpression(UUID impressionId, String path, Instant expiresAt) {}
