package dev.clickledger.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TraitCountTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
    private static final String GOLDEN = Golden.value("json.txt", "trait-count");

    @Test
    void writesTheFrozenText() {
        assertThat(new String(TraitCountJson.toJson(sample(NOON.plusSeconds(2400))), UTF_8))
                .isEqualTo(GOLDEN);
    }

    @Test
    void readsTheFrozenText() {
        assertThat(TraitCountJson.fromJson(GOLDEN.getBytes(UTF_8))).isEqualTo(sample(NOON.plusSeconds(2400)));
    }

    @Test
    void everyColumnOfThePinotTableIsWritten() {
        assertThat(PinotColumns.of(PinotTables.TRAIT_COUNTS))
                .isEqualTo(Json.fields(GOLDEN.getBytes(UTF_8)).values().keySet());
    }

    @Test
    void whatIsNoRowIsRefused() {
        for (String text : new String[] {
            "[]",
            GOLDEN.replace("\"clicks\":12,", ""),
            GOLDEN.replace("\"clicks\":12", "\"clicks\":-1"),
            GOLDEN.replace("\"hour\":1774785600000", "\"hour\":1774785660000"),
            GOLDEN.replace("\"revision\":41", "\"revision\":0"),
            GOLDEN.replace("REFERRER", "HEIGHT"),
            GOLDEN.replace("news.example", "")
        }) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> TraitCountJson.fromJson(text.getBytes(UTF_8)));
        }
    }

    @Test
    void anHourIsCountedUntilItsEndAtMost() {
        assertThat(sample(NOON.plusSeconds(3600)).countedUntil()).isEqualTo(NOON.plusSeconds(3600));
        assertThatIllegalArgumentException().isThrownBy(() -> sample(NOON.plusSeconds(3601)));
        assertThatIllegalArgumentException().isThrownBy(() -> sample(NOON));
    }

    private static TraitCount sample(Instant countedUntil) {
        TraitCountKey key =
                new TraitCountKey("acme", "spring", "acme-shoes", NOON, ClickTrait.REFERRER, "news.example");
        return new TraitCount(key, 12, countedUntil, 41, Instant.parse("2026-03-29T14:00:30.250Z"));
    }
}
