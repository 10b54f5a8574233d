package dev.clickledger.app.console.report.answer;

import java.time.Instant;

/**
 * One row of counts, as finely as it is kept.
 *
 * @param minute the minute
 * @param campaignId the campaign
 * @param adId the ad
 * @param verdict what the clicks were found to be
 * @param country where the visitors are
 * @param deviceClass what they use
 * @param source where they came from
 * @param clicks distinct clicks
 * @param repeats further events of counted clicks
 * @param state how far the count is settled
 * @param emittedAt when it was written
 */
public record RawCount(
        Instant minute,
        String campaignId,
        String adId,
        String verdict,
        String country,
        String deviceClass,
        String source,
        long clicks,
        long repeats,
        String state,
        Instant emittedAt) {}
