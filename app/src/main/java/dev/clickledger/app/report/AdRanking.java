package dev.clickledger.app.report;

import java.util.List;

/**
 * Ads by their valid clicks, the most clicked first.
 *
 * @param ads the ads that had clicks, at most as many as were asked for
 */
public record AdRanking(List<AdClicks> ads) {

    /** Copies the list. */
    public AdRanking {
        ads = List.copyOf(ads);
    }

    /**
     * One ad's valid clicks.
     *
     * @param adId the ad
     * @param clicks its clicks
     */
    public record AdClicks(String adId, long clicks) {}
}
