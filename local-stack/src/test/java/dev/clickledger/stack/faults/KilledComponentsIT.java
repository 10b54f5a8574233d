package dev.clickledger.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.stack.RunningStack;
import dev.clickledger.stack.SharedStack;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Promises 1, 2 and 6 against the whole real stack: whatever part is killed while clicks come in, every redirect is in the
 * log, every click counts once, and the figures are exact again as soon as the part is back.
 */
@ExtendWith(SharedStack.class)
@Timeout(3_600)
class KilledComponentsIT {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final long SEED = Long.getLong("kill.seed", System.currentTimeMillis());
    private static final List<Victim> IN_TURN = SOAK
            ? List.of(Victim.values())
            : List.of(Victim.STREAMING_JOB, Victim.KAFKA, Victim.REDIRECT, Victim.POSTGRES, Victim.PINOT);
    private static final int RANDOM_KILLS = SOAK ? 20 : 1;
    private static final double TWO_AT_ONCE = 0.25;
    private static final int CLICKS_PER_SECOND = 40;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void everyRedirectIsLoggedAndCountsOnceWhateverIsKilled(RunningStack stack) throws Exception {
        System.out.printf("kills drawn from seed %d: -Dkill.seed=%d draws them again%n", SEED, SEED);
        ServedClicks served = new ServedClicks(URI.create(stack.variable("PINOT_BROKER_URL")));
        try (ClickTraffic traffic =
                        new ClickTraffic(stack.redirect(), TestAds.register(stack), SEED, CLICKS_PER_SECOND);
                LoggedClicks log = new LoggedClicks(stack.variable("KAFKA_BOOTSTRAP"), SharedStack.LATENESS_BOUND)) {
            begin(traffic);
            for (Victim victim : IN_TURN) {
                kill(List.of(victim), stack, traffic, log, served);
            }
            for (int i = 0; i < RANDOM_KILLS; i++) {
                kill(drawn(), stack, traffic, log, served);
            }
            traffic.pause();
            conclude(traffic, log, served);
            awaitRecount(stack);
            assertThat(served.now())
                    .as("what is served once every minute is recounted, late clicks out of the spool among them")
                    .contains(log.read().all());
            assertThat(served.unexplained())
                    .as("differences that no recount could explain")
                    .isZero();
        }
    }

    /** Waits until the new ads are known, so that every answer from now on means something. */
    private static void begin(ClickTraffic traffic) throws InterruptedException {
        RunningStack.await("the redirect to know the ads", SOON, traffic::firstIsRedirected);
        traffic.flow();
        Thread.sleep(2_000);
    }

    private void kill(
            List<Victim> victims, RunningStack stack, ClickTraffic traffic, LoggedClicks log, ServedClicks served)
            throws IOException, InterruptedException {
        Thread.sleep(random.nextLong(500, 2_000));
        long servedBefore = total(served.now().orElse(Map.of()));
        List<Victim.Recovery> recoveries = new ArrayList<>();
        Instant killed = Instant.now();
        for (Victim victim : victims) {
            recoveries.add(victim.kill(stack, random));
            killed = Instant.now();
        }
        for (Victim.Recovery recovery : recoveries) {
            recovery.await();
        }
        if (victims.contains(Victim.PINOT)) {
            assertThat(served.now())
                    .as("what Pinot serves once it is ready")
                    .hasValueSatisfying(now -> assertThat(total(now)).isGreaterThanOrEqualTo(servedBefore));
        }
        long redirects = traffic.redirects();
        RunningStack.await("clicks to be redirected", SOON, () -> traffic.redirects() > redirects);
        Duration recovered = Duration.between(killed, Instant.now());
        traffic.pause();
        Map<String, LoggedClicks.Tally> counts = awaitExact(traffic, log, served);
        System.out.printf(
                "measured: killed %s at %s, recovered after %.1f s, expected %s, served %s%n",
                victims.stream().map(Victim::toString).collect(Collectors.joining(" and ")),
                TIME.format(killed),
                recovered.toMillis() / 1000.0,
                text(log.all()),
                text(counts));
        traffic.flow();
    }

    /** Every redirect must be in the log, and Pinot must serve what the log holds: nothing less and nothing more. */
    private static Map<String, LoggedClicks.Tally> awaitExact(
            ClickTraffic traffic, LoggedClicks log, ServedClicks served) throws InterruptedException {
        Instant deadline = Instant.now().plus(SOON);
        while (true) {
            Set<UUID> lost = new HashSet<>(traffic.redirected());
            lost.removeAll(log.read().clickIds());
            Map<String, LoggedClicks.Tally> now = served.now().orElse(Map.of());
            if (lost.isEmpty() && exact(now, log)) {
                return now;
            }
            if (Instant.now().isAfter(deadline)) {
                assertThat(lost).as("redirects that are not in the log").isEmpty();
                assertThat(now).as("served counts").isEqualTo(log.all());
            }
            Thread.sleep(200);
        }
    }

    /** Late clicks are missing until they are recounted; without any there is one right answer. */
    private static boolean exact(Map<String, LoggedClicks.Tally> served, LoggedClicks log) {
        LoggedClicks.Tally none = new LoggedClicks.Tally(0, 0);
        Map<String, LoggedClicks.Tally> most = log.all();
        Map<String, LoggedClicks.Tally> least = log.onTime();
        return Stream.concat(most.keySet().stream(), served.keySet().stream()).allMatch(row -> {
            LoggedClicks.Tally actual = served.getOrDefault(row, none);
            LoggedClicks.Tally low = least.getOrDefault(row, none);
            LoggedClicks.Tally high = most.getOrDefault(row, none);
            return low.clicks() <= actual.clicks()
                    && actual.clicks() <= high.clicks()
                    && low.repeats() <= actual.repeats()
                    && actual.repeats() <= high.repeats();
        });
    }

    private static void conclude(ClickTraffic traffic, LoggedClicks log, ServedClicks served)
            throws InterruptedException {
        Map<String, LoggedClicks.Tally> counts = awaitExact(traffic, log, served);
        Set<UUID> unasked = new HashSet<>(log.clickIds());
        unasked.removeAll(traffic.redirected());
        System.out.printf(
                "measured: %,d requests, %,d redirected, %,d refused or unanswered, of which %,d are in the log all the"
                        + " same; %,d copies of events; expected %s, served %s%n",
                traffic.sent(),
                traffic.redirects(),
                traffic.refused(),
                unasked.size(),
                log.copies(),
                text(log.all()),
                text(counts));
        assertThat(traffic.complaints()).isEmpty();
        assertThat(log.clickIds()).containsAll(traffic.redirected());
        long late = total(log.all()) - total(log.onTime());
        assertThat(total(counts))
                .as("clicks and repeats: every redirect that was not late, and a request that got none at most once")
                .isBetween(traffic.redirects() - late, traffic.sent());
    }

    /** Waits until every minute is closed for good and a run that began after that has ended. */
    private static void awaitRecount(RunningStack stack) throws InterruptedException {
        Thread.sleep(Duration.ofMinutes(1)
                .plus(SharedStack.LATENESS_BOUND)
                .plus(SharedStack.CLOSING_MARGIN)
                .plusSeconds(1));
        for (boolean running : new boolean[] {false, true, false}) {
            RunningStack.await(
                    "a reconcile run",
                    RunningStack.PATIENCE,
                    () -> stack.component("reconcile-job")
                            .filter(run -> running == run.pid() > 0)
                            .isPresent());
        }
        Thread.sleep(2_000);
    }

    private List<Victim> drawn() {
        List<Victim> all = new ArrayList<>(SOAK ? List.of(Victim.values()) : IN_TURN);
        Victim first = all.remove(random.nextInt(all.size()));
        all.removeAll(List.of(Victim.SUPERVISOR, Victim.RECONCILE_JOB));
        all.removeIf(other -> other.component().equals(first.component()));
        boolean alone = first == Victim.SUPERVISOR || first == Victim.RECONCILE_JOB;
        return alone || random.nextDouble() >= TWO_AT_ONCE
                ? List.of(first)
                : List.of(first, all.get(random.nextInt(all.size())));
    }

    private static long total(Map<String, LoggedClicks.Tally> counts) {
        LoggedClicks.Tally sum = LoggedClicks.sum(counts.values());
        return sum.clicks() + sum.repeats();
    }

    private static String text(Map<String, LoggedClicks.Tally> counts) {
        LoggedClicks.Tally sum = LoggedClicks.sum(counts.values());
        return sum.clicks() + " and " + sum.repeats() + " repeats";
    }
}
