package dev.clickledger.app.edge.useragent;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list.
 *
 * @param says what follows when it matches: a kind, a class of devices or a name
 * @param literals in lower case; it can match only where one of them occurs. Empty: it can match anywhere
 * @param expression what must match then, or null when the literal is enough
 * @param unless what takes it back when it matches too, or null
 */
record Rule(
        String says,
        List<String> literals,
        @Nullable Pattern expression,
        @Nullable Pattern unless) {

    /** What it says of a text in which one of its literals occurs, or null if it does not match. */
    @Nullable
    String match(String text) {
        Matcher found = expression == null ? null : expression.matcher(text);
        if (found != null && !found.find()
                || unless != null && unless.matcher(text).find()) {
            return null;
        }
        if (found == null || found.groupCount() == 0 || !says.contains("$1")) {
            return says;
        }
        String group = found.group(1);
        return says.replace("$1", group == null ? "" : group);
    }
}
