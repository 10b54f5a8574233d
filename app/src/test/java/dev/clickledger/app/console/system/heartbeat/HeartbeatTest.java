package dev.clickledger.app.console.system.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.system.heartbeat.Reading.Outcome;
import dev.clickledger.app.console.system.heartbeat.ServedCounts.Served;
import dev.clickledger.app.testing.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One beat against a redirect and a Pinot that a test plays; time passes only while the beat waits. */
class HeartbeatTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:30Z"));
    private final MovedClock clock = new MovedClock(now);
    private final Map<String, Served> served = new HashMap<>();
    private final List<String> clicked = new ArrayList<>();
    private final List<Instant> sent = new ArrayList<>();
    private final Heartbeat heartbeat =
            new Heartbeat(this::click, this::count, PATIENCE, clock, this::pause, new SplittableRandom(1));

    private Optional<String> refusal = Optional.empty();
    private boolean pinotAnswers = true;

    /** Happens a while after the last click. */
    private @Nullable Runnable then;

    private Duration after = Duration.ZERO;

    /** Happens with the click. */
    private @Nullable Runnable atOnce;

    @Test
    void aClickThatIsCountedWasSeenWhenItWasFirstServed() throws InterruptedException {
        onceClicked(Duration.ofMillis(700), () -> add(1));

        Reading reading = beat();

        assertThat(reading.outcome()).isEqualTo(Outcome.SEEN);
        assertThat(reading.took()).isEqualTo(Duration.ofMillis(700));
        assertThat(sent).containsExactly(reading.sentAt());
    }

    @Test
    void aSlowClickIsSeenLateAndStillByItself() throws InterruptedException {
        onceClicked(Duration.ofSeconds(41), () -> add(1));

        assertThat(beat().took()).isEqualTo(Duration.ofSeconds(41));
        assertThat(clicked).hasSize(1);
    }

    @Test
    void aClickThatIsNeverCountedIsLostWithItsAge() throws InterruptedException {
        Reading reading = beat();

        assertThat(reading.outcome()).isEqualTo(Outcome.LOST);
        assertThat(reading.took()).isEqualTo(PATIENCE);
        assertThat(reading.detail()).isEqualTo("It was redirected and is not counted.");
    }

    @Test
    void aClickThatWasGivenUpIsNotTakenForTheNextWhenItTurnsUp() throws InterruptedException {
        beat();
        String lost = clicked.getFirst();
        onceClicked(Duration.ofMillis(200), () -> served.put(lost, new Served(1, 0, "")));

        Reading next = beat();

        assertThat(clicked.getLast()).isNotEqualTo(lost);
        assertThat(next.outcome()).isEqualTo(Outcome.LOST);
    }

    @Test
    void whatAnotherReplicaAddsAtTheSameTimeIsNoReading() throws InterruptedException {
        onceClicked(Duration.ofMillis(300), () -> add(2));

        assertThat(beat().outcome()).isEqualTo(Outcome.DISTURBED);
    }

    @Test
    void whatAnotherReplicaAddedInBetweenEndsTheUseOfTheSource() throws InterruptedException {
        onceClicked(Duration.ofMillis(300), () -> add(1));
        assertThat(beat().seen()).isTrue();
        String shared = clicked.getFirst();
        add(1);

        Reading next = beat();

        assertThat(next.outcome()).isEqualTo(Outcome.DISTURBED);
        assertThat(clicked).as("no click under a count that cannot be trusted").hasSize(1);
        onceClicked(Duration.ofMillis(300), () -> add(1));
        assertThat(beat().seen()).isTrue();
        assertThat(clicked.getLast()).isNotEqualTo(shared);
    }

    @Test
    void otherSourcesAreNotLookedAt() throws InterruptedException {
        HeartbeatAd.SOURCES.forEach(source -> served.put(source, new Served(7, 0, "")));
        onceClicked(Duration.ofMillis(500), () -> {
            String own = clicked.getLast();
            HeartbeatAd.SOURCES.stream()
                    .filter(source -> !source.equals(own))
                    .forEach(source -> served.put(source, new Served(8, 0, "")));
        });

        assertThat(beat().outcome()).isEqualTo(Outcome.LOST);
    }

    @Test
    void aClickThatIsCountedAsSomethingElseIsNotSeen() throws InterruptedException {
        onceClicked(Duration.ofMillis(400), () -> served.put(clicked.getLast(), new Served(0, 1, "DATACENTER")));

        Reading reading = beat();

        assertThat(reading.outcome()).isEqualTo(Outcome.NOT_VALID);
        assertThat(reading.detail()).isEqualTo("It was counted as DATACENTER.");
    }

    @Test
    void aRedirectThatRefusesIsSaidSo() throws InterruptedException {
        refusal = Optional.of("The redirect answered 503.");

        Reading reading = beat();

        assertThat(reading.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reading.detail()).isEqualTo("The redirect answered 503.");
    }

    @Test
    void nothingIsSentWhileNobodyCouldSeeIt() throws InterruptedException {
        pinotAnswers = false;

        assertThat(beat().outcome()).isEqualTo(Outcome.NOT_READ);
        assertThat(clicked).isEmpty();
        assertThat(sent).as("from then on nothing has been seen").hasSize(1);
    }

    @Test
    void aClickIsSeenWhenPinotAnswersAgain() throws InterruptedException {
        onceClicked(Duration.ofSeconds(9), () -> {
            pinotAnswers = true;
            add(1);
        });
        clickedThen(() -> pinotAnswers = false);

        assertThat(beat().took()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void minutesThatWereAddedUpForAnHourAreLeftBehind() throws InterruptedException {
        onceClicked(Duration.ofMillis(100), () -> add(1));
        assertThat(beat().seen()).isTrue();
        String source = clicked.getFirst();
        now.set(clock.instant().plus(Duration.ofHours(2)));
        served.put(source, new Served(0, 0, ""));
        onceClicked(Duration.ofMillis(100), () -> add(1));

        assertThat(beat().seen()).isTrue();
        assertThat(clicked).containsExactly(source, source);
    }

    private Reading beat() throws InterruptedException {
        return heartbeat.beat(sent::add);
    }

    private void onceClicked(Duration wait, Runnable what) {
        after = wait;
        then = what;
    }

    private void clickedThen(Runnable what) {
        atOnce = what;
    }

    private void add(long clicks) {
        served.merge(
                clicked.getLast(),
                new Served(clicks, 0, ""),
                (before, more) -> new Served(before.valid() + more.valid(), before.others(), before.otherVerdict()));
    }

    private Optional<String> click(String source) {
        clicked.add(source);
        if (atOnce != null) {
            atOnce.run();
        }
        return refusal;
    }

    private Optional<Served> count(String source, Instant since) {
        assertThat(since).isBefore(clock.instant());
        return pinotAnswers ? Optional.of(served.getOrDefault(source, new Served(0, 0, ""))) : Optional.empty();
    }

    private void pause(Duration waited) {
        Duration age = waited.plus(LOOK);
        now.set(clock.instant().plus(LOOK));
        Runnable due = then;
        if (due != null && age.compareTo(after) >= 0) {
            then = null;
            due.run();
        }
    }
}
