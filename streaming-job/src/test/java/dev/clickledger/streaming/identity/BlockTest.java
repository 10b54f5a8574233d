package dev.clickledger.streaming.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.Verdict;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** Checkpoints hold these bytes: what changes them needs a new version that reads the old. */
class BlockTest {

    private static final String GOLDEN = "0000006e" // length
            + "01" + "02000000" + "d007000000000000" // open, two clicks, the newest event at 2,000
            + "0a00000000000000" + "1400000000000000" + "2800000000000000" + "e803000000000000" + "55000000"
            + "0b00000000000000" + "1500000000000000" + "2900000000000000" + "d007000000000000" + "00000000"
            + "03" + "0200000000000000" + "2a00000000000000" + "2b00000000000000";

    @Test
    void theGoldenBytesAreWrittenAndRead() throws IOException {
        Identities identities = new Identities();
        identities.note(10, 20, 40, 1_000, 1_000);
        identities.note(10, 20, 42, 1_001, 1_000);
        identities.note(10, 20, 43, 1_002, 1_000);
        identities.note(11, 21, 41, 2_000, 1_000);

        Block.Serializer serializer = new Block.Serializer();
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(Block.of(identities, true), out);
        Block read =
                serializer.deserialize(new DataInputDeserializer(HexFormat.of().parseHex(GOLDEN)));
        Identities again = new Identities();
        read.giveAllTo(again);

        assertThat(serializer.snapshotConfiguration().getCurrentVersion()).isEqualTo(1);
        assertThat(HexFormat.of().formatHex(out.getCopyOfBuffer())).isEqualTo(GOLDEN);
        assertThat(read.open()).isTrue();
        assertThat(read.newest()).isEqualTo(2_000);
        assertThat(again.note(10, 20, 43, 1_003, 1_000)).isEqualTo(Finding.REDELIVERY);
        assertThat(again.note(11, 21, 44, 2_001, 1_000)).isEqualTo(Finding.REPEAT);
    }

    /** In the hash of an identity and in rows a verdict is its place in this list. */
    @Test
    void verdictsKeepTheirPlaces() {
        assertThat(Verdict.values())
                .startsWith(
                        Verdict.VALID,
                        Verdict.BAD_TOKEN,
                        Verdict.EXPIRED_TOKEN,
                        Verdict.MISSING_TOKEN,
                        Verdict.INACTIVE_AD,
                        Verdict.PREFETCH,
                        Verdict.NON_BROWSER,
                        Verdict.BOT,
                        Verdict.DATACENTER,
                        Verdict.RATE);
    }
}
