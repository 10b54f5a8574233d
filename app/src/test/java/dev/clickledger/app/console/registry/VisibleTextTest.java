package dev.clickledger.app.console.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Spring trails",
                "Größe 42 – ½ price!",
                "עברית",
                "العربية",
                "می\u200Cخواهم", // Persian, with a non-joiner
                "क्\u200Dष", // Devanagari, with a joiner
                "श्री\u200Dराम",
                "family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "rainbow \uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
                "astronaut \uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDE80",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F", // England's
                // flag
                "日本語　名前",
                "한국어",
            })
    void whatPeopleWriteIsLetIn(String text) {
        assertThat(VisibleText.wrongWith(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Spring\u202Eslairt", // turns what follows
                "a\u2066b",
                "a\u200Eb",
                "a\u061Cb",
                "a\u200Bb",
                "a\u200Db",
                "a\u200Cb",
                "\u200Dक",
                "क\u200D",
                "\uD83D\uDC68\u200D",
                "a\uFEFFb",
                "so\u00ADft",
                "a\u2028b",
                "a\nb",
                "a\u0000b",
                "a\u0085b",
                "a\uD800b",
                "a\uE000b",
                "a\u0378b", // unassigned
                "\u3164",
                "\u2800",
                "a\uDB40\uDC67",
            })
    void whatNobodySeesIsNot(String text) {
        assertThat(VisibleText.wrongWith(text)).isPresent();
    }
}
