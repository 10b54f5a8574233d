package dev.clickledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClickEventCodecTest {

    private final ClickEventCodec codec = new ClickEventCodec();

    @Test
    void writesTheFrozenBytesOfVersion1() {
        assertThat(HexFormat.of().formatHex(codec.encode(Samples.event())))
                .isEqualTo(Golden.value("click-events.txt", "v1"));
    }

    @Test
    void readsTheFrozenBytesOfVersion1() {
        byte[] frozen = HexFormat.of().parseHex(Golden.value("click-events.txt", "v1"));

        assertThat(codec.decode(frozen)).isEqualTo(new DecodeResult.Decoded(Samples.event()));
    }

    @Test
    void keepsTheFrozenFingerprints() {
        assertThat(ClickSchemas.byFingerprint().keySet().stream().map(Long::toHexString))
                .containsExactly(Golden.value("click-events.txt", "v1.fingerprint"));
        assertThat(SchemaNormalization.parsingFingerprint64(ClickSchemas.current()))
                .isEqualTo(Long.parseUnsignedLong(Golden.value("click-events.txt", "v1.fingerprint"), 16));
    }

    @ParameterizedTest
    @EnumSource
    void everyVerdictSurvivesTheRoundTrip(Verdict verdict) {
        ClickEvent event = Samples.eventWith(verdict);

        assertThat(codec.decode(codec.encode(event))).isEqualTo(new DecodeResult.Decoded(event));
    }

    @Test
    void everySymbolOfTheSchemaIsAVerdictInTheSameOrder() {
        assertThat(ClickSchemas.current().getField("verdict").schema().getEnumSymbols())
                .isEqualTo(Arrays.stream(Verdict.values()).map(Verdict::name).toList());
        assertThat(ClickSchemas.current().getField("verdict").schema().getEnumDefault())
                .as("a default would silently swallow new verdicts")
                .isNull();
    }

    @Test
    void anUnknownSchemaIsNotMalformed() {
        byte[] bytes = codec.encode(Samples.event());
        bytes[5] ^= 1;

        assertThat(codec.decode(bytes)).isInstanceOf(DecodeResult.UnknownSchema.class);
    }

    @Test
    void noValueIsMalformed() {
        assertThat(codec.decode(null)).isInstanceOf(DecodeResult.Malformed.class);
    }

    @Test
    void everyTruncationIsMalformed() {
        byte[] bytes = codec.encode(Samples.event());
        for (int length = 0; length < bytes.length; length++) {
            assertThat(codec.decode(Arrays.copyOf(bytes, length)))
                    .as("the first %d of %d bytes", length, bytes.length)
                    .isInstanceOf(DecodeResult.Malformed.class);
        }
    }

    @Test
    void bytesBehindTheEventAreMalformed() {
        byte[] bytes = codec.encode(Samples.event());

        assertThat(codec.decode(Arrays.copyOf(bytes, bytes.length + 1))).isInstanceOf(DecodeResult.Malformed.class);
    }

    @Test
    void noBytesMakeItThrowAndItReadsTheNextEventAfterEach() {
        Random random = new Random(42);
        byte[] good = codec.encode(Samples.event());
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[10 + random.nextInt(bytes.length - 10)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(codec.decode(bytes)).isNotInstanceOf(DecodeResult.UnknownSchema.class);
        }
        assertThat(codec.decode(good)).isEqualTo(new DecodeResult.Decoded(Samples.event()));
    }
}
