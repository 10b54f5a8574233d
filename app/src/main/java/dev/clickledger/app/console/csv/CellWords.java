package dev.clickledger.app.console.csv;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads truth values and whole numbers as spreadsheet programs of many languages write them. */
public final class CellWords {

    /** English, then German, French, Spanish, Italian, Portuguese, Dutch and the languages north, east and south of them. */
    private static final Set<String> TRUE = Set.of(
            "TRUE",
            "YES",
            "1",
            "WAHR",
            "JA",
            "VRAI",
            "OUI",
            "VERDADERO",
            "SÍ",
            "VERO",
            "SÌ",
            "VERDADEIRO",
            "SIM",
            "WAAR",
            "SANT",
            "SAND",
            "SANN",
            "TOSI",
            "PRAWDA",
            "PRAVDA",
            "IGAZ",
            "ИСТИНА",
            "ІСТИНА",
            "DOĞRU",
            "ΑΛΗΘΕΣ",
            "ΑΛΗΘΗΣ",
            "ADEVĂRAT",
            "TÕENE",
            "PATIESS");

    private static final Set<String> FALSE = Set.of(
            "FALSE",
            "NO",
            "0",
            "FALSCH",
            "NEIN",
            "FAUX",
            "NON",
            "FALSO",
            "NÃO",
            "ONWAAR",
            "FALSKT",
            "FALSK",
            "USANN",
            "EPÄTOSI",
            "FAŁSZ",
            "NEPRAVDA",
            "HAMIS",
            "ЛОЖЬ",
            "ХИБНІСТЬ",
            "YANLIŞ",
            "ΨΕΥΔΕΣ",
            "ΨΕΥΔΗΣ",
            "FALS",
            "VÄÄR",
            "APLAMS");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F'’]");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,]\\d{3})+");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,18})([.,]0{1,2})?");

    private CellWords() {}

    /** Whether a cell says true or false; empty when it says neither. */
    public static Optional<Boolean> truth(String cell) {
        String word = Normalizer.normalize(cell.strip(), Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return Optional.of(true);
        }
        return FALSE.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** The number in a cell, with or without marks between thousands; empty when it is no whole number. */
    public static OptionalLong wholeNumber(String cell) {
        String digits = BLANKS.matcher(cell).replaceAll("");
        if (GROUPED.matcher(digits).matches()) {
            digits = digits.replaceAll("[.,]", "");
        }
        var whole = WHOLE.matcher(digits);
        return whole.matches() ? OptionalLong.of(Long.parseLong(whole.group(1))) : OptionalLong.empty();
    }
}
