package dev.clickledger.app.console.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(2, 0.5);
    private final List<String> had = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aTenantHasOneTurnHoweverManyItsFiles() {
        turns.take("acme");
        Thread second = waits("acme", "acme 2");

        turns.take("globex");
        assertThat(had).isEmpty();
        turns.giveBack("globex");
        assertStillWaits(second);
        turns.giveBack("acme");

        await().until(() -> had.equals(List.of("acme 2")));
    }

    @Test
    void thereAreOnlySoManyInAll() {
        turns.take("acme");
        turns.take("globex");
        Thread third = waits("initech", "initech");

        assertStillWaits(third);
        turns.giveBack("globex");

        await().until(() -> had.equals(List.of("initech")));
    }

    @Test
    void whoHasWaitedLongestComesFirst() {
        turns.take("acme");
        for (int i = 0; i < 5; i++) {
            assertStillWaits(waits("acme", "acme " + i));
        }

        for (int i = 0; i < 5; i++) {
            int files = i + 1;
            turns.giveBack("acme");
            await().until(() -> had.size() == files);
        }

        assertThat(had).containsExactly("acme 0", "acme 1", "acme 2", "acme 3", "acme 4");
    }

    @Test
    void aTurnRestsForAShareOfItsTimeBeforeTheNextOneHasIt() throws InterruptedException {
        Turns resting = new Turns(1, 2);
        resting.take("acme");
        Thread.sleep(20);
        long made = System.nanoTime();

        resting.restAndGiveBack("acme");
        resting.take("globex");

        assertThat(Duration.ofNanos(System.nanoTime() - made)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
    }

    @Test
    void aWaitForTheStoreEarnsNoLongRest() throws InterruptedException {
        Turns resting = new Turns(1, 1_000);
        resting.take("acme");
        Thread.sleep(20);
        long made = System.nanoTime();

        resting.restAndGiveBack("acme");

        assertThat(Duration.ofNanos(System.nanoTime() - made)).isLessThan(Duration.ofSeconds(10));
    }

    private Thread waits(String tenantId, String name) {
        return Thread.ofPlatform().daemon().start(() -> {
            turns.take(tenantId);
            had.add(name);
        });
    }

    private void assertStillWaits(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }
}
