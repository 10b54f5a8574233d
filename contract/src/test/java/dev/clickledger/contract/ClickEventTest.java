package dev.clickledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClickEventTest {

    @Test
    void overlongEmptyAndControlCharactersAreRefused() {
        for (String ad : new String[] {"", "a".repeat(65), "a\nb", "a\u0000b"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> withAd(ad)).withMessageContaining("adId");
        }
        assertThat(withAd("a".repeat(64)).adId()).hasSize(64);
    }

    @Test
    void timesAreCutToMilliseconds() {
        assertThat(withAd("ad").receivedAt()).isEqualTo(Instant.parse("2026-03-29T12:00:00.123Z"));
    }

    @Test
    void recoveryChangesNothingElse() {
        ClickEvent recovered = Samples.event().asRecovered();

        assertThat(recovered.recovered()).isTrue();
        assertThat(recovered)
                .usingRecursiveComparison()
                .ignoringFields("recovered")
                .isEqualTo(Samples.event());
    }

    @Test
    void aRecordReadsAsALineOfText() {
        assertThat(RecordText.describe(
                        "clicks",
                        ClickKeys.click(Samples.IMPRESSION_ID),
                        new ClickEventCodec().encode(Samples.event())))
                .startsWith(Samples.IMPRESSION_ID + "  2026-03-29T00:59:59.987Z VALID ad=acme-shoes tenant=acme")
                .endsWith("referrer=news.example");
        assertThat(RecordText.describe("malformed-clicks", null, new byte[] {1, 2}))
                .startsWith("malformed (")
                .endsWith("0102");
        assertThat(RecordText.describe("click-counts", null, ClickCountJson.toJson(Samples.count())))
                .startsWith("{\"tenantId\"");
    }

    @Test
    void theKeyIsTheClicksId() {
        assertThat(ClickKeys.click(UUID.fromString("00010203-0405-0607-0809-0a0b0c0d0e0f")))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }

    private static ClickEvent withAd(String adId) {
        return new ClickEvent(
                Samples.EVENT_ID,
                Samples.IMPRESSION_ID,
                "acme",
                "spring",
                adId,
                Instant.parse("2026-03-29T12:00:00.123456Z"),
                Verdict.VALID,
                "ZZ",
                ClickEvent.UNKNOWN,
                ClickEvent.UNKNOWN,
                ClickEvent.UNKNOWN,
                ClickEvent.DIRECT_SOURCE,
                null,
                Samples.VISITOR,
                false);
    }
}
