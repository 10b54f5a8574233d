package dev.clickledger.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schema and table files of Pinot. Table files are templates: what differs between a laptop and a cluster, or
 * between Pinot releases, is a variable {@code ${NAME}}.
 */
public final class PinotTables {

    /** Table of {@link ClickCount}s. */
    public static final String CLICK_COUNTS = "click_counts";

    /** Table of {@link Reconciliation}s. */
    public static final String RECONCILIATIONS = "reconciliations";

    /** Table of {@link TraitCount}s. */
    public static final String TRAIT_COUNTS = "trait_counts";

    /** Table of {@link ClickCount}s of whole quarters of an hour, with the columns of {@link #CLICK_COUNTS}. */
    public static final String QUARTER_COUNTS = "quarter_counts";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");

    private PinotTables() {}

    /** Every table, in the order in which to create them. */
    public static List<String> names() {
        return List.of(CLICK_COUNTS, RECONCILIATIONS, TRAIT_COUNTS, QUARTER_COUNTS);
    }

    /** The schema of a table as JSON. */
    public static String schema(String name) {
        return read("/pinot/" + name + ".schema.json");
    }

    /**
     * The table configuration as JSON.
     *
     * @param variables values for {@code KAFKA_BOOTSTRAP}, {@code CONSUMER_FACTORY} and {@code REPLICATION}
     * @throws IllegalArgumentException when the file names a variable that has no value
     */
    public static String table(String name, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(read("/pinot/" + name + ".table.json"));
        return matcher.replaceAll(found -> {
            String value = variables.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("table " + name + " needs a value for " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static String read(String resource) {
        try (InputStream in = PinotTables.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no such table file: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
