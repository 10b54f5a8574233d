package dev.clickledger.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final Instant START = Instant.parse("2026-03-29T12:00:00Z");
    private static final String GOLDEN = Golden.value("json.txt", "reconciliation");

    @Test
    void writesTheFrozenText() {
        assertThat(new String(ReconciliationJson.toJson(sample(START.plusSeconds(3600))), UTF_8))
                .isEqualTo(GOLDEN);
    }

    @Test
    void readsTheFrozenText() {
        assertThat(ReconciliationJson.fromJson(GOLDEN.getBytes(UTF_8))).isEqualTo(sample(START.plusSeconds(3600)));
    }

    @Test
    void everyColumnOfThePinotTableIsWritten() {
        assertThat(PinotColumns.of(PinotTables.RECONCILIATIONS))
                .isEqualTo(Json.fields(GOLDEN.getBytes(UTF_8)).values().keySet());
    }

    @Test
    void aWindowOfMoreThanAnHourIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> sample(START.plusSeconds(3601)));
        assertThatIllegalArgumentException().isThrownBy(() -> sample(START));
    }

    private static Reconciliation sample(Instant end) {
        return new Reconciliation(
                "019b0000-0000-7000-8000-000000000009",
                41,
                "acme",
                "acme-shoes",
                START,
                end,
                100,
                103,
                4,
                1,
                0,
                1,
                1,
                Reconciliation.Status.UNEXPLAINED,
                Map.of(1, 456L, 0, 123L),
                START.plusSeconds(7200),
                START.plusSeconds(7230));
    }
}
