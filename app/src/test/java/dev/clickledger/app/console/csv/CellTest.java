package dev.clickledger.app.console.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cells say, in the words and notations of many countries. */
class CellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "TRUE",
                "WAHR",
                "wahr",
                "VRAI",
                "VERDADERO",
                "VERO",
                "VERDADEIRO",
                "WAAR",
                "SANT",
                "SAND",
                "SANN",
                "TOSI",
                "PRAWDA",
                "PRAVDA",
                "IGAZ",
                "ИСТИНА",
                "DOĞRU",
                "doğru",
                "ΑΛΗΘΕΣ",
                "ADEVĂRAT",
                "1",
                "yes"
            })
    void wordsForTrue(String word) {
        assertThat(CellWords.truth(word)).hasValue(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "FALSE",
                "FALSCH",
                "FAUX",
                "FALSO",
                "ONWAAR",
                "FALSKT",
                "FALSK",
                "USANN",
                "EPÄTOSI",
                "epa\u0308tosi",
                "FAŁSZ",
                "NEPRAVDA",
                "HAMIS",
                "ЛОЖЬ",
                "YANLIŞ",
                "yanlış",
                "ΨΕΥΔΕΣ",
                "FALS",
                "0",
                "no"
            })
    void wordsForFalse(String word) {
        assertThat(CellWords.truth(word)).hasValue(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"perhaps", "", "2", "X"})
    void wordsForNeither(String word) {
        assertThat(CellWords.truth(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "'7,00', 7",
        "7.0, 7",
        "1234, 1234",
        "'1,234', 1234",
        "1.234, 1234",
        "'1.234.567', 1234567",
        "'1 234', 1234",
        "1\u202F234, 1234",
        "1’234, 1234",
        "' 12 ', 12"
    })
    void wholeNumbers(String cell, long number) {
        assertThat(CellWords.wholeNumber(cell)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7.5", "first", "1E+3", "-1", "1.23", "12345678901234567890"})
    void noWholeNumbers(String cell) {
        assertThat(CellWords.wholeNumber(cell)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T09:00:00Z, 2026-03-01T09:00:00Z",
        "2026-03-01T09:00:00.250Z, 2026-03-01T09:00:00Z",
        "2026-03-01T09:00:00+01:00, 2026-03-01T08:00:00Z",
        "2026-03-01 09:00:00+0530, 2026-03-01T03:30:00Z",
        "2026-03-01 09:00, 2026-03-01T09:00:00Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2026/3/1 9:00, 2026-03-01T09:00:00Z",
        "01.03.2026 09:00, 2026-03-01T09:00:00Z",
        "1.3.2026, 2026-03-01T00:00:00Z",
        "13/03/2026 09:00:30, 2026-03-13T09:00:30Z",
        "3/13/2026 9:00 PM, 2026-03-13T21:00:00Z",
        "3/13/2026 12:30 AM, 2026-03-13T00:30:00Z",
        "5/5/2026 10:00, 2026-05-05T10:00:00Z",
        "13-03-2026 09:00, 2026-03-13T09:00:00Z",
        "1-Mar-2026, 2026-03-01T00:00:00Z",
        "1 March 2026 09:00 UTC, 2026-03-01T09:00:00Z"
    })
    void timesThatCanMeanOneOnly(String cell, Instant time) {
        assertThat(CellTime.read(cell))
                .isInstanceOfSatisfying(
                        CellTime.Clear.class, clear -> assertThat(clear.at()).isEqualTo(time));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/2/2026|2026-01-02 or 2026-02-01",
                "01-02-2026 09:00|2026-01-02 or 2026-02-01",
                "1/2/26|four digits",
                "13.3.26|four digits",
                "1-Mar-26|four digits",
                "2026-02-30|no time that exists",
                "2026-03-01 25:00|no time that exists",
                "3/13/2026 13:00 PM|no time that exists",
                "46082|number for a date",
                "'46082,375'|number for a date",
                "tomorrow|is no time",
                "Mar|is no time"
            })
    void timesThatCannotBeTold(String cell, String problem) {
        assertThat(CellTime.read(cell))
                .isInstanceOfSatisfying(
                        CellTime.Unclear.class,
                        unclear -> assertThat(unclear.problem()).contains("'" + cell + "'", problem));
    }

    @Test
    void columnsHaveTheLettersOfSpreadsheets() {
        assertThat(SpreadsheetFile.letter(0)).isEqualTo("A");
        assertThat(SpreadsheetFile.letter(25)).isEqualTo("Z");
        assertThat(SpreadsheetFile.letter(26)).isEqualTo("AA");
        assertThat(SpreadsheetFile.letter(701)).isEqualTo("ZZ");
        assertThat(SpreadsheetFile.letter(702)).isEqualTo("AAA");
    }
}
