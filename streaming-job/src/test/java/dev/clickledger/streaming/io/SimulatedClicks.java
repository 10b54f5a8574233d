package dev.clickledger.streaming.io;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** An endless stream of clicks of two tenants, with repeats, redeliveries and late ones among them. */
final class SimulatedClicks {

    private static final int REMEMBERED = 5_000;
    private static final double REDELIVERIES = 0.02;
    private static final double REPEATS = 0.08;
    private static final double LATE = 0.01;
    private static final double INVALID = 0.05;
    private static final String[] COUNTRIES = {"DE", "FR", "US", "ZZ"};
    private static final String[] DEVICES = {"Phone", "Desktop"};

    private final SplittableRandom random;
    private final int ads;
    private final Duration lateBy;
    private final List<ClickEvent> recent = new ArrayList<>();

    SimulatedClicks(long seed, int ads, Duration lateBy) {
        this.random = new SplittableRandom(seed);
        this.ads = ads;
        this.lateBy = lateBy;
    }

    ClickEvent next(Instant now) {
        double dice = random.nextDouble();
        if (!recent.isEmpty() && dice < REDELIVERIES) {
            return earlier();
        }
        if (!recent.isEmpty() && dice < REDELIVERIES + REPEATS) {
            ClickEvent first = earlier();
            return remember(event(first.clickId(), first.tenantId(), first.adId(), first.verdict(), now));
        }
        Instant at = dice < REDELIVERIES + REPEATS + LATE ? now.minus(lateBy) : now.minusMillis(random.nextInt(2_000));
        int ad = (int) (ads * Math.pow(random.nextDouble(), 2));
        String tenant = ad % 2 == 0 ? "acme" : "globex";
        Verdict verdict = random.nextDouble() < INVALID ? Verdict.BOT : Verdict.VALID;
        return remember(event(id(), tenant, tenant + "-" + ad, verdict, at));
    }

    private ClickEvent event(UUID clickId, String tenant, String ad, Verdict verdict, Instant at) {
        return new ClickEvent(
                id(),
                clickId,
                tenant,
                "campaign-" + ad,
                ad,
                at,
                verdict,
                COUNTRIES[random.nextInt(COUNTRIES.length)],
                DEVICES[random.nextInt(DEVICES.length)],
                "Firefox",
                "Linux",
                ClickEvent.DIRECT_SOURCE,
                null,
                id(),
                false);
    }

    private ClickEvent earlier() {
        return recent.get(random.nextInt(recent.size()));
    }

    private ClickEvent remember(ClickEvent event) {
        if (recent.size() < REMEMBERED) {
            recent.add(event);
        } else {
            recent.set(random.nextInt(REMEMBERED), event);
        }
        return event;
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
