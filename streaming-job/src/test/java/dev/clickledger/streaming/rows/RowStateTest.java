package dev.clickledger.streaming.rows;

import static dev.clickledger.streaming.Clicks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import dev.clickledger.streaming.Clicks;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints hold these bytes: what changes them needs a new version that reads the old. */
class RowStateTest {

    private static final int NOON_MINUTE = (int) (NOON / 60_000);
    private static final byte[] DIMENSIONS = HexFormat.of().parseHex("0261026302730e04444502640278");

    @Test
    void theGoldenBytesOfAKeyAreWrittenAndRead() throws IOException {
        RowKey key = new RowKey(0x0102030405060708L, DIMENSIONS, 0, DIMENSIONS.length);
        String golden = "0102030405060708" + "000e" + "0261026302730e04444502640278";

        assertThat(written(new RowKey.Serializer(), key)).isEqualTo(golden);
        assertThat(read(new RowKey.Serializer(), golden)).isEqualTo(key);
        assertThat(key.inMinute(NOON_MINUTE))
                .isEqualTo(new ClickCountKey("a", "c", "s", Instant.ofEpochMilli(NOON), Verdict.BOT, "DE", "d", "x"));
    }

    @Test
    void theGoldenBytesOfATotalAreWrittenAndRead() throws IOException {
        String golden = "0000000000000007" + "0000000000000002";

        assertThat(written(new RowTotal.Serializer(), new RowTotal(7, 2))).isEqualTo(golden);
        assertThat(read(new RowTotal.Serializer(), golden)).isEqualTo(new RowTotal(7, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoes", "schuhe-für-alle", "日本語の靴", "\uD83D\uDC5F"})
    void textsOfAnyScriptComeBack(String ad) {
        for (String id : new String[] {ad, ad.repeat(64 / ad.length())}) {
            ClickEvent event = Clicks.event(1, 1, NOON, "DE", id, Verdict.RATE);
            assertThat(Delta.in(Delta.of(event, 1, 0)))
                    .containsExactly(new Delta(ClickCountKey.of(event, Instant.ofEpochMilli(NOON)), 1, 0));
        }
    }

    private static <T> String written(TypeSerializer<T> serializer, T value) throws IOException {
        assertThat(serializer.snapshotConfiguration().getCurrentVersion()).isEqualTo(1);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return HexFormat.of().formatHex(out.getCopyOfBuffer());
    }

    private static <T> T read(TypeSerializer<T> serializer, String hex) throws IOException {
        return serializer.deserialize(new DataInputDeserializer(HexFormat.of().parseHex(hex)));
    }
}
