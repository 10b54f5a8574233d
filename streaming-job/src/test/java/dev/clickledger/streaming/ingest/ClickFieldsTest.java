package dev.clickledger.streaming.ingest;

import static dev.clickledger.streaming.Clicks.NOON;
import static dev.clickledger.streaming.Clicks.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.DecodeResult;
import dev.clickledger.contract.Verdict;
import dev.clickledger.streaming.Clicks;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClickFieldsTest {

    private final ClickEventCodec codec = new ClickEventCodec();

    @Test
    void plainRecordsAreReadWhereTheyStand() {
        ClickFields fields = new ClickFields();
        for (Verdict verdict : Verdict.values()) {
            ClickEvent event = Clicks.event(1, 2, NOON, "DE", "shoes", verdict);
            assertThat(fields.read(codec.encode(event))).isTrue();
            assertSame(fields, event);
        }
        assertThat(fields.receivedAt()).isEqualTo(NOON);
    }

    @Test
    void othersAreLeftToTheCodec() {
        ClickFields fields = new ClickFields();
        assertThat(fields.read((byte @Nullable []) null)).isFalse();
        assertThat(fields.read(new byte[0])).isFalse();
        for (ClickEvent event : new ClickEvent[] {
            withAd("schuhe-für-alle"), withAd("x".repeat(64)), withAd("\uD83D\uDC5F".repeat(32)), withAd("日".repeat(64))
        }) {
            assertThat(fields.read(codec.encode(event))).isFalse();
            fields.read(event);
            assertThat(fields.dimensionsLength()).isPositive();
        }
    }

    /** Whatever is read where it stands the codec reads too, and alike. */
    @Test
    void neverReadsWhatTheCodecReadsOtherwise() {
        Random random = new Random(3);
        ClickFields fields = new ClickFields();
        int read = 0;
        int refused = 0;
        for (int n = 0; n < 400_000; n++) {
            byte[] bytes = codec.encode(random(random));
            for (int change = random.nextInt(3); change > 0; change--) {
                switch (random.nextInt(3)) {
                    case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
                    default -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            if (!fields.read(bytes)) {
                refused++;
                continue;
            }
            read++;
            assertThat(codec.decode(bytes))
                    .isInstanceOfSatisfying(DecodeResult.Decoded.class, decoded -> assertSame(fields, decoded.event()));
        }
        System.out.printf("%d records read where they stood, %d left to the codec%n", read, refused);
        assertThat(read).isGreaterThan(50_000);
        assertThat(refused).isGreaterThan(50_000);
    }

    private static void assertSame(ClickFields read, ClickEvent event) {
        ClickFields expected = new ClickFields();
        expected.read(event);
        assertThat(read.event()).isEqualTo(expected.event());
        assertThat(read.receivedAt()).isEqualTo(expected.receivedAt());
        assertThat(Arrays.equals(
                        read.identity(), 0, read.identityLength(), expected.identity(), 0, expected.identityLength()))
                .isTrue();
        assertThat(Arrays.equals(
                        read.dimensions(),
                        0,
                        read.dimensionsLength(),
                        expected.dimensions(),
                        0,
                        expected.dimensionsLength()))
                .isTrue();
    }

    private static ClickEvent withAd(String ad) {
        return Clicks.event(1, 2, NOON, "DE", ad, Verdict.VALID);
    }

    private static ClickEvent random(Random random) {
        return new ClickEvent(
                id(random.nextLong()),
                id(random.nextLong()),
                text(random),
                text(random),
                text(random),
                Instant.ofEpochMilli(random.nextLong() >> random.nextInt(64)),
                Verdict.values()[random.nextInt(Verdict.values().length)],
                "DE",
                text(random),
                text(random),
                text(random),
                text(random),
                random.nextBoolean() ? null : text(random),
                id(random.nextLong()),
                random.nextBoolean());
    }

    private static String text(Random random) {
        return "abcdefgh-ijkl".repeat(5).substring(0, 1 + random.nextInt(random.nextInt(20) == 0 ? 64 : 30));
    }
}
