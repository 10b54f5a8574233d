package dev.clickledger.contract;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Which events are the same click. The identity of a click is (tenant, ad, clickId, verdict); the clickId is given here,
 * once, at ingest.
 *
 * <p>With a verified token one impression gives one click. Without one, requests of the same visitor for the same ad
 * within one tumbling bucket of ten seconds are one click: our own disclosed double-click rule.
 *
 * <p>Of an identity both layers remember its first event, with its append time, how many further events came, and the
 * ids of the newest {@link #REMEMBERED_REPEATS} of them, and no more: what anybody can make them keep does not grow with
 * the number of requests. In the order of the log, an event is
 *
 * <ul>
 *   <li>the <b>click</b>, when it is the identity's first;
 *   <li>a <b>redelivery</b>, when it has the id of the first event or of one that is remembered: a further copy of that
 *       event, which counts for nothing and changes nothing;
 *   <li>a <b>repeat</b> otherwise, and the newest that is remembered. So a copy of an event that sixteen further ones
 *       have followed counts as a repeat, never as a click.
 * </ul>
 */
public final class ClickIdentity {

    /** Width of the tumbling bucket in which a visitor's requests for an ad are one click. */
    public static final Duration VISITOR_BUCKET = Duration.ofSeconds(10);

    /** How many further events of an identity are remembered by their id, the newest ones. */
    public static final int REMEMBERED_REPEATS = 16;

    /**
     * How far apart two events of one click can lie: the longest life of a token. Further apart they are two clicks,
     * whichever of them reached the log first. So what an event counts for rests on the events around it alone, and a
     * record that claims to be from another age is a click there.
     */
    public static final Duration LONGEST_CLICK = ImpressionToken.MAX_LIFE;

    private ClickIdentity() {}

    /** The click of an impression whose token was verified: the impression's own id. */
    public static UUID ofImpression(UUID impressionId) {
        return impressionId;
    }

    /**
     * The click of a visitor without a verified token: the first 128 bits of SHA-256 over the ad, the visitor and the
     * bucket's number since the epoch.
     */
    public static UUID ofVisitor(String adId, UUID visitorHash, Instant receivedAt) {
        MessageDigest digest = Digests.sha256();
        digest.update(Digests.prefixed(adId));
        long bucket = Math.floorDiv(receivedAt.toEpochMilli(), VISITOR_BUCKET.toMillis());
        digest.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(visitorHash.getMostSignificantBits())
                .putLong(visitorHash.getLeastSignificantBits())
                .putLong(bucket)
                .array());
        return Digests.firstHalf(digest.digest());
    }
}
