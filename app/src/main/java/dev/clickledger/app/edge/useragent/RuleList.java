package dev.clickledger.app.edge.useragent;

import dev.clickledger.app.edge.lists.ListFile;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the derived lists. Columns are separated by tabs; the literals of a rule are its last columns. */
final class RuleList {

    private RuleList() {}

    /** Robots, programs and browsers: kind, source, expression, exception, literals. Case has no meaning. */
    static List<Rule> agents() {
        return ListFile.lines("agents.tsv").stream()
                .map(line -> line.split("\t", -1))
                .map(row -> new Rule(row[0], literals(row, 4), anyCase(row[2]), anyCase(row[3])))
                .toList();
    }

    /** Classes of devices: class, expression, literals. Case has no meaning. */
    static List<Rule> devices() {
        return ListFile.lines("devices.tsv").stream()
                .map(line -> line.split("\t", -1))
                .map(row -> new Rule(row[0], literals(row, 2), anyCase(row[1]), null))
                .toList();
    }

    /** Browsers or systems: name, expression, literals. Case has a meaning. */
    static List<Rule> families(String file) {
        return ListFile.lines(file).stream()
                .map(line -> line.split("\t", -1))
                .map(row -> new Rule(row[0], literals(row, 2), Pattern.compile(row[1]), null))
                .toList();
    }

    private static List<String> literals(String[] row, int from) {
        return Stream.of(row).skip(from).filter(literal -> !literal.isEmpty()).toList();
    }

    private static @Nullable Pattern anyCase(String expression) {
        return expression.isEmpty() ? null : Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
