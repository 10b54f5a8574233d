package dev.clickledger.app.destination;

import dev.clickledger.app.url.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds macros in a URL in every form in which they get there: {@code {click_id}}, {@code %7Bclick_id%7D},
 * {@code %7bclick%5Fid%7d}. A macro in a URL that is itself a parameter of the URL may be encoded once more for each level
 * ({@code %257Bclick_id%257D}); its value is then encoded as often, so that it arrives whole in the inner URL.
 */
final class Macros {

    private static final String CLOSE = "(?:}|%(?:25)*7[Dd])";
    private static final Pattern BRACES = Pattern.compile(
            "(?:\\{|%(?<nesting>(?:25)*)7[Bb])" + "(?<name>(?:(?!%(?:25)*7[BbDd])[^{}&/?#]){1,80})" + CLOSE);

    /**
     * A macro where it was found.
     *
     * @param nesting how often the place is nested in other URLs; 0 in a parameter of the destination itself
     */
    record Found(Macro macro, int nesting, int start, int end) {}

    /**
     * Braces around something else.
     *
     * @param name what stands between them, decoded
     */
    record Other(String name, int start, int end) {}

    private Macros() {}

    static List<Found> in(String url) {
        List<Found> found = new ArrayList<>();
        Matcher braces = BRACES.matcher(url);
        while (braces.find()) {
            Optional<Macro> macro = Macro.named(name(braces));
            if (macro.isPresent()) {
                found.add(new Found(macro.get(), nesting(braces), braces.start(), braces.end()));
            }
        }
        return found;
    }

    static List<Other> othersIn(String url) {
        List<Other> others = new ArrayList<>();
        Matcher braces = BRACES.matcher(url);
        while (braces.find()) {
            if (Macro.named(name(braces)).isEmpty()) {
                others.add(new Other(name(braces), braces.start(), braces.end()));
            }
        }
        return others;
    }

    /** The URL with every macro in its one written form. */
    static String written(String url) {
        StringBuilder written = new StringBuilder(url.length());
        int end = 0;
        for (Found found : in(url)) {
            written.append(url, end, found.start()).append(written(found));
            end = found.end();
        }
        return written.append(url, end, url.length()).toString();
    }

    private static String written(Found found) {
        String deeper = "%" + "25".repeat(found.nesting());
        return found.nesting() == 0
                ? found.macro().written()
                : deeper + "7B" + found.macro().text() + deeper + "7D";
    }

    private static int nesting(Matcher braces) {
        String nesting = braces.group("nesting");
        return nesting == null ? 0 : nesting.length() / 2;
    }

    private static String name(Matcher braces) {
        String name = braces.group("name");
        // a name that is nested is encoded as often as its braces
        for (String decoded = PercentEncoding.decode(name); !decoded.equals(name); ) {
            name = decoded;
            decoded = PercentEncoding.decode(name);
        }
        return name.strip();
    }
}
