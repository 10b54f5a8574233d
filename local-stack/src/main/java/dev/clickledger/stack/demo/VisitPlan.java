package dev.clickledger.stack.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who clicks what when. Every second has its own random numbers, drawn from the seed and the second, and every request
 * that repeats an earlier one follows it within {@link #LONGEST_REPLAY}. So the visits of a time are the same wherever
 * one begins to read, and the visits of now go on where history ends.
 */
final class VisitPlan {

    /** How long after a click its token is replayed at most. */
    static final Duration LONGEST_REPLAY = Duration.ofMinutes(5);

    private static final Duration TOKEN_LIFE = Duration.ofDays(1);
    private static final double HOT = 3;

    private final long seed;
    private final double perSecond;
    private final Population population;
    private final Weighted<DemoAd> ads;

    /**
     * Makes a plan.
     *
     * @param seed the same seed, ads and rate give the same visits
     * @param perSecond first requests a second, on average over a day; repeats come on top
     * @param ads what can be clicked; the first is the hot one
     */
    VisitPlan(long seed, double perSecond, List<DemoAd> ads) {
        this.seed = seed;
        this.perSecond = perSecond;
        this.population = new Population(seed);
        this.ads = new Weighted<>(ads, ad -> popularity(ads, ad));
    }

    /** All visits from a time on, in order, without end. */
    Iterator<Visit> from(Instant start) {
        return new Visits(start);
    }

    private static double popularity(List<DemoAd> ads, DemoAd ad) {
        long betterOnes = ads.stream()
                .takeWhile(other -> !other.equals(ad))
                .filter(other -> other.tenantId().equals(ad.tenantId()))
                .count();
        double popularity = 1.0 / (1 + betterOnes);
        return ad.equals(ads.getFirst()) ? HOT * popularity : popularity;
    }

    private List<Visit> visitsBegunIn(long second) {
        SplittableRandom random = new SplittableRandom(mixed(seed ^ second));
        Instant start = Instant.ofEpochSecond(second);
        int count = poisson(perSecond * population.busyness(start), random);
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Visit first = first(start.plusMillis(random.nextInt(1000)), random);
            visits.add(first);
            addRepeats(first, random, visits);
        }
        return visits;
    }

    private Visit first(Instant at, SplittableRandom random) {
        DemoAd ad = ads.at(random.nextDouble());
        Visit.Manner manner = manner(random.nextDouble());
        Visitor visitor = manner == Visit.Manner.ROBOT ? population.robot(random) : population.person(at, random);
        String source = source(ad, random);
        String referrer = source == null ? null : "https://" + source + ".example/";
        return new Visit(at, ad, visitor, source, impression(ad, at, random), referrer, manner);
    }

    private static Visit.Manner manner(double place) {
        if (place < 0.94) {
            return Visit.Manner.CLICK;
        }
        if (place < 0.975) {
            return Visit.Manner.ROBOT;
        }
        return place < 0.99 ? Visit.Manner.PREFETCH : Visit.Manner.HEAD;
    }

    private static @Nullable String source(DemoAd ad, SplittableRandom random) {
        double place = random.nextDouble();
        double which = random.nextDouble();
        if (place < 0.12 || ad.sources().isEmpty()) {
            return null;
        }
        if (place < 0.15) {
            return "someone-else";
        }
        // the first publisher sends most
        return ad.sources().get((int) (which * which * ad.sources().size()));
    }

    private static @Nullable Impression impression(DemoAd ad, Instant at, SplittableRandom random) {
        double place = random.nextDouble();
        Instant shown = at.minusMillis(500 + random.nextLong(60_000));
        UUID id = TimeOrderedIds.of(shown, random.nextLong(), random.nextLong());
        if (ad.key() == null || place < (ad.tokenRequired() ? 0.02 : 0.3)) {
            return null;
        }
        if (place > 0.99) {
            Instant twoDaysAgo = shown.minus(TOKEN_LIFE).minus(TOKEN_LIFE);
            return new Impression(id, twoDaysAgo, twoDaysAgo.plus(TOKEN_LIFE), false);
        }
        return new Impression(id, shown, shown.plus(TOKEN_LIFE), place > 0.985);
    }

    private static void addRepeats(Visit first, SplittableRandom random, List<Visit> visits) {
        double place = random.nextDouble();
        long pause = random.nextLong(LONGEST_REPLAY.toMillis());
        if (place < 0.05) {
            visits.add(first.again(first.at().plusMillis(200 + pause % 9_000)));
        } else if (place < 0.06 && first.impression() != null) {
            visits.add(first.again(first.at().plusMillis(pause)));
        }
    }

    private static int poisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        int count = -1;
        double product = 1;
        do {
            product *= random.nextDouble();
            count++;
        } while (product > limit);
        return count;
    }

    private static long mixed(long value) {
        // neighbouring seeds give SplittableRandoms whose first numbers are related
        return new SplittableRandom(value).nextLong();
    }

    private final class Visits implements Iterator<Visit> {

        private final Instant start;
        private final PriorityQueue<Visit> drawn = new PriorityQueue<>(Comparator.comparing(Visit::at)
                .thenComparing(visit -> visit.visitor().address())
                .thenComparing(visit -> visit.ad().adId()));
        private long nextSecond;

        Visits(Instant start) {
            this.start = start;
            this.nextSecond = start.minus(LONGEST_REPLAY).getEpochSecond() - 1;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Visit next() {
            while (true) {
                while (drawn.isEmpty() || drawn.peek().at().getEpochSecond() >= nextSecond) {
                    drawn.addAll(visitsBegunIn(nextSecond++));
                }
                Visit visit = drawn.remove();
                if (!visit.at().isBefore(start)) {
                    return visit;
                }
            }
        }
    }
}
