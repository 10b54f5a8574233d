package dev.clickledger.app.console.report.question;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values that clicks are filtered by, as people write them. */
final class FilterText {

    /** What clicks can come from, see the device classes in docs/click-measurement.md. */
    static final List<String> DEVICE_CLASSES =
            List.of("Phone", "Tablet", "Desktop", "TV", "Console", ClickEvent.UNKNOWN);

    /** Not in the standard, but in use: Kosovo. */
    private static final String KOSOVO = "XK";

    private static final Set<String> COUNTRIES = countries();
    private static final List<String> SPECIAL_SOURCES = List.of(ClickEvent.DIRECT_SOURCE, ClickEvent.OTHER_SOURCE);

    private FilterText() {}

    /**
     * The value as it is kept; the case of letters does not matter where it means nothing.
     *
     * @throws IllegalArgumentException when no click can have it, saying which it can
     */
    static String value(Dimension dimension, String text) {
        return switch (dimension) {
            case CAMPAIGN, AD -> text;
            case COUNTRY -> country(text);
            case DEVICE_CLASS -> oneOf(dimension, DEVICE_CLASSES, text);
            case SOURCE -> source(text);
            case VERDICT ->
                oneOf(dimension, Arrays.stream(Verdict.values()).map(Enum::name).toList(), text);
        };
    }

    private static String country(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no country: use a code of ISO 3166-1 alpha-2, such as " + codeOf(text) + ", or "
                            + ClickEvent.UNKNOWN_COUNTRY + " for unknown");
        }
        return code;
    }

    /** The code of a country that is named in English, or else an example. */
    private static String codeOf(String name) {
        return COUNTRIES.stream()
                .filter(code ->
                        Locale.of("", code).getDisplayCountry(Locale.ENGLISH).equalsIgnoreCase(name))
                .findFirst()
                .orElse("DE");
    }

    /** Sources are whatever the ad's own links say, but for the two that the platform names. */
    private static String source(String text) {
        if (text.length() > ClickEvent.MAX_DIMENSION_LENGTH) {
            throw new IllegalArgumentException(
                    "a source has at most " + ClickEvent.MAX_DIMENSION_LENGTH + " characters, not " + text.length());
        }
        return SPECIAL_SOURCES.stream()
                .filter(special -> special.equalsIgnoreCase(text))
                .findFirst()
                .orElse(text);
    }

    private static String oneOf(Dimension dimension, List<String> values, String text) {
        return values.stream()
                .filter(value -> value.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no " + dimension.parameter()
                        + ": use " + values.stream().collect(Collectors.joining(", "))));
    }

    private static Set<String> countries() {
        Set<String> codes = new HashSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));
        Stream.of(KOSOVO, ClickEvent.UNKNOWN_COUNTRY).forEach(codes::add);
        return Set.copyOf(codes);
    }
}
