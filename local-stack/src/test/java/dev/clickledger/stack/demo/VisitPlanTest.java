package dev.clickledger.stack.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.TokenResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VisitPlanTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-10T00:00:00Z");
    private static final Instant NEXT_MIDNIGHT = MIDNIGHT.plus(Duration.ofDays(1));

    @Test
    void theSameSeedAndStartGiveTheSameVisits() {
        assertThat(visits(new VisitPlan(7, 2, Ads.ALL), MIDNIGHT, MIDNIGHT.plusSeconds(600)))
                .isEqualTo(visits(new VisitPlan(7, 2, Ads.ALL), MIDNIGHT, MIDNIGHT.plusSeconds(600)))
                .isNotEqualTo(visits(new VisitPlan(8, 2, Ads.ALL), MIDNIGHT, MIDNIGHT.plusSeconds(600)));
    }

    @Test
    void theVisitsOfATimeAreTheSameWhereverOneBeginsToRead() {
        VisitPlan plan = new VisitPlan(7, 2, Ads.ALL);
        Instant later = MIDNIGHT.plusMillis(5_400_500);
        List<Visit> fromMidnight = visits(plan, MIDNIGHT, later.plusSeconds(600));

        assertThat(visits(plan, later, later.plusSeconds(600)))
                .isNotEmpty()
                .isEqualTo(fromMidnight.stream()
                        .filter(visit -> !visit.at().isBefore(later))
                        .toList());
    }

    @Test
    void visitsComeInOrder() {
        assertThat(visits(new VisitPlan(7, 2, Ads.ALL), MIDNIGHT, NEXT_MIDNIGHT))
                .extracting(Visit::at)
                .isSorted();
    }

    @Test
    void aDayHasAsManyVisitsAsTheRateSaysAndAFewRepeats() {
        assertThat(wholeDay()).hasSizeBetween(86_400, 94_000);
    }

    @Test
    void someHoursAreMuchBusierThanOthers() {
        Map<Long, Long> byHour =
                wholeDay().stream().collect(groupingBy(visit -> visit.at().getEpochSecond() / 3600, counting()));

        long quietest = byHour.values().stream().min(Long::compare).orElseThrow();
        long busiest = byHour.values().stream().max(Long::compare).orElseThrow();
        assertThat(byHour).hasSize(24);
        assertThat(busiest).isGreaterThan(quietest * 3 / 2);
    }

    @Test
    void everyAdIsClickedAndOneIsHot() {
        Map<String, Long> byAd =
                wholeDay().stream().collect(groupingBy(visit -> visit.ad().adId(), counting()));

        assertThat(byAd).hasSize(Ads.ALL.size());
        byAd.forEach((ad, clicks) -> {
            if (!ad.equals("acme-bags")) {
                assertThat(byAd.get("acme-bags")).as("more than " + ad).isGreaterThan(2 * clicks);
            }
        });
    }

    @Test
    void visitorsComeFromManyCountriesAndOnEveryKindOfDevice() {
        assertThat(wholeDay())
                .extracting(visit -> visit.visitor().country())
                .contains("US", "DE", "IN", "BR", "JP", "AU", "ZA");
        assertThat(wholeDay())
                .extracting(visit -> visit.visitor().userAgent().deviceClass())
                .contains("Phone", "Desktop", "Tablet");
    }

    @Test
    void someClickTwiceWithinTenSecondsAndSomeReplayALinkLater() {
        Map<UUID, List<Visit>> byImpression = wholeDay().stream()
                .filter(visit -> visit.impression() != null)
                .collect(groupingBy(visit -> visit.impression().id()));
        List<Duration> pauses = byImpression.values().stream()
                .filter(visits -> visits.size() == 2)
                .map(visits -> Duration.between(
                        visits.getFirst().at(), visits.getLast().at()))
                .toList();

        assertThat(pauses).anyMatch(pause -> pause.toSeconds() < 10).anyMatch(pause -> pause.toSeconds() > 60);
        assertThat(pauses).allMatch(pause -> pause.compareTo(VisitPlan.LONGEST_REPLAY) <= 0);
        assertThat(pauses.size()).isBetween(byImpression.size() / 25, byImpression.size() / 12);
    }

    @Test
    void aFewAreNotPeopleWhoClick() {
        Map<Visit.Manner, Long> byManner = wholeDay().stream().collect(groupingBy(Visit::manner, counting()));

        assertThat(byManner).containsOnlyKeys(Visit.Manner.values());
        assertThat(byManner.get(Visit.Manner.CLICK)).isGreaterThan(wholeDay().size() * 9L / 10);
    }

    @Test
    void linksAreSignedOrPlainAndFewAreForgedOrOld() {
        List<Visit> day = wholeDay();

        assertThat(results(day, TokenResult.Verified.class)).isGreaterThan(day.size() / 2L);
        assertThat(results(day, TokenResult.Expired.class)).isBetween(1L, day.size() / 50L);
        assertThat(results(day, TokenResult.Invalid.class)).isBetween(1L, day.size() / 50L);
        assertThat(day).anyMatch(visit -> visit.impression() == null);
    }

    @Test
    void anAdWithoutAKeyGetsPlainLinks() {
        DemoAd plain = new DemoAd("acme", "acme-spring", "acme-plain", true, false, List.of(), null);

        assertThat(visits(new VisitPlan(7, 5, List.of(plain)), MIDNIGHT, MIDNIGHT.plusSeconds(600)))
                .isNotEmpty()
                .allMatch(visit -> visit.impression() == null && visit.source() == null);
    }

    private static long results(List<Visit> visits, Class<? extends TokenResult> kind) {
        return visits.stream()
                .filter(visit -> visit.impression() != null)
                .map(visit -> ImpressionTokens.verify(
                        visit.impression().token(visit.ad().adId(), visit.source(), Ads.KEY),
                        visit.ad().adId(),
                        keyId -> Ads.KEY,
                        visit.at()))
                .filter(kind::isInstance)
                .count();
    }

    private static List<Visit> wholeDay() {
        return Day.VISITS;
    }

    private static List<Visit> visits(VisitPlan plan, Instant start, Instant end) {
        List<Visit> visits = new ArrayList<>();
        Iterator<Visit> all = plan.from(start);
        for (Visit visit = all.next(); visit.at().isBefore(end); visit = all.next()) {
            visits.add(visit);
        }
        return visits;
    }

    private static final class Day {
        private static final List<Visit> VISITS = visits(new VisitPlan(7, 1, Ads.ALL), MIDNIGHT, NEXT_MIDNIGHT);
    }
}
