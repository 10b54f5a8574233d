package dev.clickledger.streaming.identity;

import static dev.clickledger.streaming.Clicks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickIdentity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class BucketTest {

    private static final long HORIZON = 1_000;

    private final BlocksInMemory store = new BlocksInMemory();
    private Bucket bucket;

    @BeforeEach
    void open() throws Exception {
        bucket = Bucket.from(store);
    }

    @Test
    void firstEventIsAClickAndAnotherOneARepeat() throws Exception {
        assertThat(note(1, 10, NOON)).isEqualTo(Finding.CLICK);
        assertThat(note(1, 11, NOON + 5)).isEqualTo(Finding.REPEAT);
        assertThat(note(2, 12, NOON + 5)).isEqualTo(Finding.CLICK);
    }

    @Test
    void copiesOfAnEventAreRedeliveries() throws Exception {
        note(1, 10, NOON);
        note(1, 11, NOON + 5);
        assertThat(note(1, 10, NOON + 6)).isEqualTo(Finding.REDELIVERY);
        assertThat(note(1, 11, NOON + 7)).isEqualTo(Finding.REDELIVERY);
    }

    @Test
    void copyOfAnEventThatSixteenHaveFollowedIsARepeat() throws Exception {
        note(1, 10, NOON);
        for (int event = 11; event <= 27; event++) {
            note(1, event, NOON);
        }
        assertThat(note(1, 12, NOON)).as("the sixteenth newest").isEqualTo(Finding.REDELIVERY);
        assertThat(note(1, 10, NOON)).as("the first").isEqualTo(Finding.REDELIVERY);
        assertThat(note(1, 11, NOON)).as("the seventeenth newest").isEqualTo(Finding.REPEAT);
    }

    @Test
    void repeatIsRecognisedUpToTheHorizonAndNotBeyond() throws Exception {
        note(1, 10, NOON);
        assertThat(note(1, 11, NOON + HORIZON)).isEqualTo(Finding.REPEAT);
        assertThat(note(1, 12, NOON + HORIZON + 1)).isEqualTo(Finding.CLICK);
        assertThat(note(1, 13, NOON + HORIZON + 2)).isEqualTo(Finding.REPEAT);
    }

    /** The recount knows such a copy, and explains the click that the stream counts for it. */
    @Test
    void nothingIsKnownPastTheHorizon() throws Exception {
        note(1, 10, NOON);
        note(1, 11, NOON + 900);
        assertThat(note(1, 11, NOON + HORIZON + 1)).isEqualTo(Finding.CLICK);
        assertThat(note(1, 10, NOON + HORIZON + 2)).isEqualTo(Finding.REPEAT);
    }

    @Test
    void clickIsRecognisedInASealedBlockAndAfterARestart() throws Exception {
        note(1, 10, NOON);
        note(1, 11, NOON);
        fill(3 * Bucket.BLOCK, NOON);
        assertThat(note(1, 11, NOON + 1)).isEqualTo(Finding.REDELIVERY);
        assertThat(note(1, 12, NOON + 1)).isEqualTo(Finding.REPEAT);
        restart();
        assertThat(note(1, 12, NOON + 1)).isEqualTo(Finding.REDELIVERY);
        assertThat(note(1, 13, NOON + 1)).isEqualTo(Finding.REPEAT);
    }

    @Test
    void restartsMakeNoBlocks() throws Exception {
        for (int n = 0; n < 50; n++) {
            note(n, n, NOON);
            restart();
        }
        assertThat(store.size()).isEqualTo(1);
        assertThat(bucket.size()).isEqualTo(50);
    }

    @Test
    void whatNoRecordToComeCanNeedIsForgotten() throws Exception {
        fill(3 * Bucket.BLOCK + 1, NOON);
        bucket.save();
        bucket.forget(NOON);
        assertThat(bucket.size()).isEqualTo(3 * Bucket.BLOCK + 1);
        bucket.forget(NOON + 1);
        assertThat(bucket.size()).isZero();
        assertThat(store.size()).isZero();
        assertThat(Bucket.from(store).size()).isZero();
    }

    /** One visitor who repeats one link: nothing grows. */
    @Test
    void fiveMillionRepeatsOfOneClickTakeNoMoreThanSixteen() throws Exception {
        note(1, 0, NOON);
        int repeats = 0;
        for (int event = 1; event <= 5_000_000; event++) {
            repeats += note(1, event, NOON) == Finding.REPEAT ? 1 : 0;
        }
        assertThat(repeats).isEqualTo(5_000_000);
        bucket.save();
        assertThat(store.size()).isEqualTo(1);
        Block block = store.get(0);
        int bytes = block == null ? 0 : block.length();
        System.out.println("measured: 5,000,000 repeats of one click are remembered in " + bytes + " bytes");
        assertThat(bytes).isLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithAModelThatForgetsNoClick(long seed) throws Exception {
        Random random = new Random(seed);
        Model model = new Model();
        List<long[]> events = new ArrayList<>();
        Map<Finding, Integer> findings = new EnumMap<>(Finding.class);
        long now = NOON;
        long nextEvent = 1;
        int restarts = 0;
        for (int n = 0; n < 60_000; n++) {
            now += random.nextInt(20) == 0 ? random.nextInt(10) : 0;
            // partitions are read side by side, so time goes back a little
            long appendedAt = now - random.nextInt(100);
            long click = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(20_000);
            long event = nextEvent++;
            if (!events.isEmpty() && random.nextInt(5) == 0) {
                long[] copied = events.get(events.size() - 1 - random.nextInt(Math.min(events.size(), 200)));
                click = copied[0];
                event = copied[1];
            }
            Finding finding = note(click, event, appendedAt);
            assertThat(finding).as("record %d of seed %d", n, seed).isEqualTo(model.note(click, event, appendedAt));
            findings.merge(finding, 1, Integer::sum);
            events.add(new long[] {click, event, appendedAt});
            if (random.nextInt(500) == 0) {
                bucket.forget(now - 100 - HORIZON);
            }
            if (random.nextInt(2_000) == 0) {
                restart();
                restarts++;
            }
        }
        System.out.printf("seed %d: %s, %d restarts, %d blocks left%n", seed, findings, restarts, store.size());
        assertThat(findings).hasSize(3);
    }

    private Finding note(long click, long event, long appendedAt) throws Exception {
        return bucket.note(spread(click), spread(click + 1_000_000), event, appendedAt, HORIZON);
    }

    private static long spread(long number) {
        return Long.rotateLeft(number * 0x9E3779B97F4A7C15L, 31) * 0xD6E8FEB86659FD93L;
    }

    private void fill(int clicks, long appendedAt) throws Exception {
        for (int n = 0; n < clicks; n++) {
            note(100_000 + n, n, appendedAt);
        }
    }

    private void restart() throws Exception {
        bucket.save();
        bucket = Bucket.from(store);
    }

    /** The definition, word by word. */
    private static final class Model {

        private final Map<Long, Remembered> clicks = new HashMap<>();

        Finding note(long click, long event, long appendedAt) {
            @Nullable Remembered known = clicks.get(click);
            if (known == null) {
                clicks.put(click, new Remembered(event, appendedAt));
                return Finding.CLICK;
            }
            if (appendedAt - known.firstAt > HORIZON) {
                clicks.put(click, new Remembered(event, appendedAt));
                return Finding.CLICK;
            }
            if (known.firstEvent == event || known.newest.contains(event)) {
                return Finding.REDELIVERY;
            }
            known.newest.addLast(event);
            if (known.newest.size() > ClickIdentity.REMEMBERED_REPEATS) {
                known.newest.removeFirst();
            }
            return Finding.REPEAT;
        }
    }

    private static final class Remembered {

        private final Deque<Long> newest = new ArrayDeque<>();
        private final long firstEvent;
        private final long firstAt;

        private Remembered(long firstEvent, long firstAt) {
            this.firstEvent = firstEvent;
            this.firstAt = firstAt;
        }
    }
}
