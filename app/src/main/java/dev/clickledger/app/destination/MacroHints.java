package dev.clickledger.app.destination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what was meant to be a macro and is none. Words in plain braces are always taken for one; words in encoded braces
 * only when they are nearly one of ours, since other systems' macros may have to get through.
 */
final class MacroHints {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_. -]{0,39}");
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final String NAMES =
            Arrays.stream(Macro.values()).map(Macro::text).collect(Collectors.joining("|"));
    private static final String OPEN = "(?:\\{|%(?:25)*7[Bb])";
    private static final String CLOSE = "(?:}|%(?:25)*7[Dd])";
    private static final Pattern ONE_BRACE = Pattern.compile(
            OPEN + "(?<open>" + NAMES + ")(?=$|[&/#?;])|(?<=[=/?&#;,:])(?<close>" + NAMES + ")" + CLOSE);
    private static final Pattern WRAPPED = Pattern.compile(
            "(?:\\$|%24|" + OPEN + ")(?<macro>\\{(?:" + NAMES + ")}|" + OPEN + "(?:" + NAMES + ")" + CLOSE + ")");
    private static final int NEAR = 2;

    private MacroHints() {}

    /**
     * What is wrong, or empty when nothing is.
     *
     * @param typed as it was entered
     * @param read as a browser reads it
     */
    static Optional<String> wrongIn(String typed, String read) {
        Matcher wrapped = WRAPPED.matcher(read);
        if (wrapped.find()) {
            return Optional.of("a macro stands in one pair of braces and nothing else; write it like {click_id}");
        }
        Matcher oneBrace = ONE_BRACE.matcher(read);
        if (oneBrace.find()) {
            String name = oneBrace.group("open") != null ? oneBrace.group("open") : oneBrace.group("close");
            return Optional.of("a brace of the macro {" + name + "} is missing");
        }
        Matcher braces = BRACES.matcher(typed);
        while (braces.find()) {
            String name = braces.group(1).strip();
            if (word(name) && Macro.named(name).isEmpty()) {
                return Optional.of(unknown(name));
            }
        }
        return Macros.othersIn(read).stream()
                .map(Macros.Other::name)
                .filter(name -> word(name) && near(name).isPresent())
                .map(MacroHints::unknown)
                .findFirst();
    }

    private static boolean word(String name) {
        return WORD.matcher(name).matches() && !UUID.matcher(name).matches();
    }

    private static String unknown(String name) {
        return "it holds the unknown macro {" + name + "}; "
                + near(name)
                        .map(macro -> "did you mean " + macro.written() + "?")
                        .orElse("there are " + Macro.all());
    }

    private static Optional<Macro> near(String name) {
        String letters = letters(name);
        return Arrays.stream(Macro.values())
                .filter(macro -> distance(letters, letters(macro.text())) <= (letters.length() > 4 ? NEAR : 0))
                .findFirst();
    }

    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters must be put in, taken out or changed. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
