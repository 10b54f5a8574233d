package dev.clickledger.stack.demo;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickIdentity;
import dev.clickledger.contract.Verdict;
import dev.clickledger.contract.VisitorHash;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down visits of the past as the redirect would have, had it been there. */
final class PastClicks {

    private static final long SECONDS_OF_DAY = 86_400;

    private final long seed;
    private final SplittableRandom ids;

    PastClicks(long seed) {
        this.seed = seed;
        this.ids = new SplittableRandom(seed);
    }

    /** The next visit's event; its id depends on how many came before. */
    ClickEvent event(Visit visit) {
        DemoAd ad = visit.ad();
        Visitor visitor = visit.visitor();
        UserAgent userAgent = visitor.userAgent();
        UUID visitorHash = VisitorHash.of(saltOfDay(visit.at()), visitor.address(), userAgent.text());
        return new ClickEvent(
                TimeOrderedIds.of(visit.at(), ids.nextLong(), ids.nextLong()),
                clickId(visit, visitorHash),
                ad.tenantId(),
                ad.campaignId(),
                ad.adId(),
                visit.at(),
                verdict(visit),
                visitor.country(),
                userAgent.deviceClass(),
                userAgent.browser(),
                userAgent.os(),
                source(visit),
                host(visit.referrer()),
                visitorHash,
                false);
    }

    private static UUID clickId(Visit visit, UUID visitorHash) {
        Impression impression = visit.impression();
        return impression == null || impression.forged()
                ? ClickIdentity.ofVisitor(visit.ad().adId(), visitorHash, visit.at())
                : ClickIdentity.ofImpression(impression.id());
    }

    private static Verdict verdict(Visit visit) {
        Impression impression = visit.impression();
        if (impression != null && impression.forged()) {
            return Verdict.BAD_TOKEN;
        }
        if (impression != null && !visit.at().isBefore(impression.expiresAt())) {
            return Verdict.EXPIRED_TOKEN;
        }
        if (impression == null && visit.ad().tokenRequired()) {
            return Verdict.MISSING_TOKEN;
        }
        if (!visit.ad().active()) {
            return Verdict.INACTIVE_AD;
        }
        return switch (visit.manner()) {
            case CLICK -> Verdict.VALID;
            case PREFETCH -> Verdict.PREFETCH;
            case HEAD -> Verdict.NON_BROWSER;
            case ROBOT -> Verdict.BOT;
        };
    }

    private static String source(Visit visit) {
        String source = visit.source();
        if (source == null) {
            return ClickEvent.DIRECT_SOURCE;
        }
        Impression impression = visit.impression();
        boolean signed = impression != null && !impression.forged();
        return signed || visit.ad().sources().contains(source) ? source : ClickEvent.OTHER_SOURCE;
    }

    private static @Nullable String host(@Nullable String referrer) {
        return referrer == null ? null : URI.create(referrer).getHost();
    }

    private byte[] saltOfDay(Instant time) {
        SplittableRandom random = new SplittableRandom(seed ^ Math.floorDiv(time.getEpochSecond(), SECONDS_OF_DAY));
        ByteBuffer salt = ByteBuffer.allocate(VisitorHash.SALT_LENGTH);
        while (salt.hasRemaining()) {
            salt.putLong(random.nextLong());
        }
        return salt.array();
    }
}
