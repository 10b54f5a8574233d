package dev.clickledger.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ClickCountJsonTest {

    private static final String GOLDEN = Golden.value("json.txt", "click-count");

    @Test
    void writesTheFrozenText() {
        assertThat(new String(ClickCountJson.toJson(Samples.count()), UTF_8)).isEqualTo(GOLDEN);
    }

    @Test
    void readsTheFrozenText() {
        assertThat(ClickCountJson.fromJson(GOLDEN.getBytes(UTF_8))).isEqualTo(Samples.count());
    }

    @Test
    void everyColumnOfThePinotTableIsWritten() {
        assertThat(PinotColumns.of(PinotTables.CLICK_COUNTS))
                .isEqualTo(Json.fields(GOLDEN.getBytes(UTF_8)).values().keySet());
    }

    @Test
    void aFieldThatIsMissingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClickCountJson.fromJson(
                        GOLDEN.replace("\"clicks\":7,", "").getBytes(UTF_8)))
                .withMessageContaining("clicks");
    }

    @Test
    void whatIsNoRowIsRefused() {
        for (String text : new String[] {"", "[]", "{", "null", GOLDEN.replace("\"clicks\":7", "\"clicks\":-7")}) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> ClickCountJson.fromJson(text.getBytes(UTF_8)));
        }
    }
}
