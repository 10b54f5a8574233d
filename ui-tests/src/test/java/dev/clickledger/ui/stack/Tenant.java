package dev.clickledger.ui.stack;

/**
 * An advertiser.
 *
 * @param id its id
 * @param editor who changes its ads
 * @param viewer who looks at them
 */
public record Tenant(String id, Person editor, Person viewer) {}
