package dev.clickledger.app.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Executor later = waiting::add;
    private int value = 1;
    private int asked;

    private final LiveFeed<Integer> feed = new LiveFeed<>(
            _ -> {
                asked++;
                return value;
            },
            Integer::equals,
            later);

    @Test
    void manyWatchersCostOneAsking() {
        List<Integer> a = watch();
        List<Integer> b = watch();

        tick();

        assertThat(asked).isEqualTo(1);
        assertThat(a).containsExactly(1);
        assertThat(b).containsExactly(1);
    }

    @Test
    void watchersHearOnlyOfChanges() {
        List<Integer> seen = watch();

        tick();
        tick();
        value = 2;
        tick();

        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void newcomerSeesAtOnceWhatTheOthersSee() {
        watch();
        tick();

        List<Integer> seen = watch();
        run();

        assertThat(seen).containsExactly(1);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void tickDoesNotAskAgainWhileAnAskingGoesOn() {
        watch();

        feed.tick();
        feed.tick();
        run();

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void slowWatcherMissesWhatIsOutdated() {
        List<Integer> seen = new ArrayList<>();
        Queue<Runnable> slow = new ArrayDeque<>();
        Watcher<Integer> watcher = new Watcher<>(seen::add, slow::add);

        watcher.show(1);
        watcher.show(2);
        watcher.show(3);
        slow.remove().run();

        assertThat(seen).containsExactly(3);
        assertThat(slow).isEmpty();
    }

    @Test
    void watcherThatFailsIsShownTheNextValueAllTheSame() {
        List<Integer> seen = new ArrayList<>();
        feed.watch(shown -> {
            if (shown == 1) {
                throw new IllegalStateException("cannot see");
            }
            seen.add(shown);
        });

        tick();
        value = 2;
        tick();

        assertThat(seen).containsExactly(2);
    }

    @Test
    void closedWatchHearsNothingMore() {
        List<Integer> seen = new ArrayList<>();
        Watch watch = feed.watch(seen::add);

        watch.close();
        tick();

        assertThat(seen).isEmpty();
        assertThat(feed.watched()).isFalse();
    }

    private List<Integer> watch() {
        List<Integer> seen = new ArrayList<>();
        feed.watch(seen::add);
        return seen;
    }

    private void tick() {
        feed.tick();
        run();
    }

    private void run() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
