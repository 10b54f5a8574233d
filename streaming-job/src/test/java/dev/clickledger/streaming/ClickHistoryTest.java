package dev.clickledger.streaming;

import static dev.clickledger.streaming.Clicks.NOON;
import static dev.clickledger.streaming.Clicks.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.Verdict;
import dev.clickledger.streaming.ClickHistory.Finding;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickHistoryTest {

    private static final long HORIZON = 1_000;
    private static final long NOTHING_KNOWN = Long.MIN_VALUE;

    private ClickHistory history = new ClickHistory();

    @Test
    void firstEventIsAClickAndAnotherOneARepeat() {
        assertThat(note(1, 10, NOON)).isEqualTo(Finding.CLICK);
        assertThat(note(1, 11, NOON + 5)).isEqualTo(Finding.REPEAT);
        assertThat(note(2, 12, NOON + 5)).isEqualTo(Finding.CLICK);
    }

    @Test
    void copiesOfAnEventAreRedeliveries() {
        note(1, 10, NOON);
        note(1, 11, NOON + 5);
        assertThat(note(1, 10, NOON + 6)).isEqualTo(Finding.REDELIVERY);
        assertThat(note(1, 11, NOON + 7)).isEqualTo(Finding.REDELIVERY);
    }

    @Test
    void sameClickIdWithAnotherVerdictIsAnotherClick() {
        note(1, 10, NOON);
        assertThat(history.note(id(1), Verdict.BOT, id(11), NOON + 1, HORIZON, NOTHING_KNOWN))
                .isEqualTo(Finding.CLICK);
    }

    @Test
    void repeatIsRecognisedUpToTheHorizonAndNotBeyond() {
        note(1, 10, NOON);
        assertThat(note(1, 11, NOON + HORIZON)).isEqualTo(Finding.REPEAT);
        assertThat(note(1, 12, NOON + HORIZON + 1)).isEqualTo(Finding.CLICK);
        assertThat(note(1, 13, NOON + HORIZON + 2)).isEqualTo(Finding.REPEAT);
    }

    @Test
    void copyOfARepeatIsARedeliveryAlsoWhenItsClickIsPastTheHorizon() {
        note(1, 10, NOON);
        note(1, 11, NOON + 900);
        fill(NOON + 1_500, NOON + 1_500);
        assertThat(note(1, 11, NOON + 1_600)).isEqualTo(Finding.REDELIVERY);
    }

    @Test
    void forgetsOnlyWhatNoRecordToComeCanReach() {
        note(1, 10, NOON);
        fill(NOON + 5_000, NOTHING_KNOWN);
        int kept = history.size();
        fill(NOON + 10_000, NOON + 9_000);
        assertThat(history.size()).isLessThan(2 * kept);
        assertThat(note(1, 11, NOON + 500)).as("a straggler after all").isEqualTo(Finding.CLICK);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithAModelThatForgetsNothing(long seed) throws IOException {
        Random random = new Random(seed);
        Model model = new Model();
        long now = NOON;
        for (int n = 0; n < 20_000; n++) {
            now += random.nextInt(10) == 0 ? random.nextInt(100) : 0;
            long click = random.nextInt(400);
            Verdict verdict = random.nextInt(10) == 0 ? Verdict.BOT : Verdict.VALID;
            long event = (click * 2 + verdict.ordinal()) * 10 + random.nextInt(6);
            long readUpTo = random.nextBoolean() ? NOTHING_KNOWN : now - random.nextInt(500);
            assertThat(history.note(id(click), verdict, id(event), now, HORIZON, readUpTo))
                    .as("record %d", n)
                    .isEqualTo(model.note(click, verdict, event, now));
            if (random.nextInt(1_000) == 0) {
                history = random.nextBoolean() ? throughSerializer(history) : copy(history);
            }
        }
    }

    @Test
    void copySharesNothing() {
        note(1, 10, NOON);
        ClickHistory copy = copy(history);
        note(2, 11, NOON);
        assertThat(copy.size()).isEqualTo(1);
        assertThat(copy.note(id(2), Verdict.VALID, id(11), NOON, HORIZON, NOTHING_KNOWN))
                .isEqualTo(Finding.CLICK);
    }

    private Finding note(long click, long event, long appendedAt) {
        return history.note(id(click), Verdict.VALID, id(event), appendedAt, HORIZON, NOTHING_KNOWN);
    }

    private void fill(long appendedAt, long readUpTo) {
        for (int n = 0; n < 100; n++) {
            UUID some = UUID.randomUUID();
            history.note(some, Verdict.VALID, some, appendedAt, HORIZON, readUpTo);
        }
    }

    private static ClickHistory copy(ClickHistory history) {
        return new ClickHistory.Serializer().copy(history);
    }

    private static ClickHistory throughSerializer(ClickHistory history) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1_024);
        new ClickHistory.Serializer().serialize(history, out);
        ClickHistory read = new ClickHistory.Serializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(read.size()).isEqualTo(history.size());
        assertThat(read.newest()).isEqualTo(history.newest());
        return read;
    }

    /** The definition, word by word. */
    private static final class Model {

        private final Map<Long, Long> eventSeenAt = new HashMap<>();
        private final Map<String, Long> clickSeenAt = new HashMap<>();

        Finding note(long click, Verdict verdict, long event, long now) {
            String identity = click + " " + verdict;
            if (now - eventSeenAt.getOrDefault(event, Long.MIN_VALUE / 2) <= HORIZON) {
                return Finding.REDELIVERY;
            }
            eventSeenAt.put(event, now);
            if (now - clickSeenAt.getOrDefault(identity, Long.MIN_VALUE / 2) <= HORIZON) {
                return Finding.REPEAT;
            }
            clickSeenAt.put(identity, now);
            return Finding.CLICK;
        }
    }
}
