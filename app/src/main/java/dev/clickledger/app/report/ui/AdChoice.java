package dev.clickledger.app.report.ui;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the ad selector.
 *
 * @param adId the ad, or null for all
 * @param label what it is called
 */
record AdChoice(@Nullable String adId, String label) {

    static final AdChoice ALL = new AdChoice(null, "All ads");
}
