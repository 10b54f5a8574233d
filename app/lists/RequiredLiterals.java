import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;


/**
 * Which literals a text must contain so that a regular expression can match in it. What the expression says beyond is left out, never guessed: a literal that
 * is there proves nothing unless {@link #decisive} says so, one that is missing proves that nothing matches.
 */
final class RequiredLiterals {

    private static final int MOST = 80;
    private static final int SHORTEST = 1;

    /** Of every part of the expression: all texts that it can match, or null if there are too many to say. */
    private record Part(Set<String> exact, List<Set<String>> required) {

        static Part of(Set<String> exact) {
            return new Part(exact, List.of());
        }

        static Part anything() {
            return new Part(null, List.of());
        }
    }

    private final String expression;
    private final boolean anyCase;
    private final String[] typical;
    private boolean assertions;
    private int at;

    private RequiredLiterals(String expression, boolean anyCase, String[] typical) {
        this.expression = expression;
        this.anyCase = anyCase;
        this.typical = typical;
    }

    /**
     * What was found.
     *
     * @param anyOf one of these must be there; empty when nothing can be said
     * @param decisive whether one of these being there is the same as a match, whatever the case of letters
     */
    record Found(Set<String> anyOf, boolean decisive) {}

    /**
     * Looks for the best literals.
     *
     * @param anyCase whether case has no meaning; literals are then in lower case
     * @param typical user agents of many people: literals that occur in them sort out little and are avoided
     */
    static Found in(String expression, boolean anyCase, String... typical) {
        Pattern.compile(expression);
        RequiredLiterals reader = new RequiredLiterals(expression, anyCase, typical);
        Part whole = reader.alternatives();
        if (reader.at != expression.length()) {
            throw new IllegalStateException("cannot read the expression " + expression + " from " + reader.at);
        }
        List<Set<String>> choices = new ArrayList<>(whole.required());
        boolean exact = usable(whole.exact());
        if (exact) {
            choices.add(whole.exact());
        }
        Set<String> best = reader.best(choices);
        boolean decisive = exact && !reader.assertions;
        return new Found(new TreeSet<>(decisive ? whole.exact() : best), decisive);
    }

    private Part alternatives() {
        List<Part> branches = new ArrayList<>();
        branches.add(sequence());
        while (next('|')) {
            branches.add(sequence());
        }
        if (branches.size() == 1) {
            return branches.getFirst();
        }
        Set<String> exact = new LinkedHashSet<>();
        Set<String> any = new LinkedHashSet<>();
        for (Part branch : branches) {
            if (exact != null && branch.exact() != null) {
                exact.addAll(branch.exact());
            } else {
                exact = null;
            }
            List<Set<String>> choices = new ArrayList<>(branch.required());
            if (usable(branch.exact())) {
                choices.add(branch.exact());
            }
            Set<String> best = best(choices);
            if (any != null && !best.isEmpty()) {
                any.addAll(best);
            } else {
                any = null;
            }
        }
        if (exact != null && exact.size() > MOST) {
            exact = null;
        }
        return new Part(exact, any == null ? List.of() : List.of(any));
    }

    private Part sequence() {
        List<Set<String>> required = new ArrayList<>();
        Set<String> run = Set.of("");
        boolean whole = true;
        while (at < expression.length() && expression.charAt(at) != '|' && expression.charAt(at) != ')') {
            Part part = repeated(atom());
            required.addAll(part.required());
            Set<String> longer = part.exact() == null ? null : product(run, part.exact());
            if (longer != null) {
                run = longer;
                continue;
            }
            whole = false;
            if (usable(run)) {
                required.add(run);
            }
            run = part.exact() == null ? Set.of("") : part.exact();
        }
        if (whole) {
            return new Part(run, required);
        }
        if (usable(run)) {
            required.add(run);
        }
        return new Part(null, required);
    }

    private Part repeated(Part part) {
        if (at >= expression.length()) {
            return part;
        }
        char c = expression.charAt(at);
        int least;
        int most;
        if (c == '?' || c == '*' || c == '+') {
            at++;
            least = c == '+' ? 1 : 0;
            most = c == '?' ? 1 : Integer.MAX_VALUE;
        } else if (c == '{') {
            int end = expression.indexOf('}', at);
            String[] bounds = expression.substring(at + 1, end).split(",", -1);
            at = end + 1;
            least = bounds[0].isEmpty() ? 0 : Integer.parseInt(bounds[0]);
            most = bounds.length == 1 ? least : bounds[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(bounds[1]);
        } else {
            return part;
        }
        if (at < expression.length() && (expression.charAt(at) == '?' || expression.charAt(at) == '+')) {
            at++;
        }
        if (least == 1 && most == 1) {
            return part;
        }
        if (least == 0) {
            if (most == 1 && part.exact() != null) {
                Set<String> optional = new LinkedHashSet<>(part.exact());
                optional.add("");
                return Part.of(optional);
            }
            return Part.anything();
        }
        List<Set<String>> required = new ArrayList<>(part.required());
        if (usable(part.exact())) {
            required.add(part.exact());
        }
        return new Part(null, required);
    }

    private Part atom() {
        char c = expression.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> characters();
            case '.' -> Part.anything();
            case '^', '$' -> assertion();
            case '\\' -> escaped(expression.charAt(at++));
            default -> literal(c);
        };
    }

    private Part group() {
        if (expression.startsWith("?:", at)) {
            at += 2;
        } else if (expression.startsWith("?", at)) {
            at += expression.startsWith("?<", at) ? 3 : 2;
            alternatives();
            close();
            return assertion();
        }
        Part inside = alternatives();
        close();
        return inside;
    }

    private void close() {
        if (!next(')')) {
            throw new IllegalStateException("unclosed group in " + expression);
        }
    }

    private Part characters() {
        boolean negated = next('^');
        Set<String> exact = new LinkedHashSet<>();
        boolean few = !negated;
        boolean first = true;
        while (first || expression.charAt(at) != ']') {
            first = false;
            char c = expression.charAt(at++);
            if (c == '\\') {
                char escaped = expression.charAt(at++);
                few &= !Character.isLetterOrDigit(escaped);
                c = escaped;
            }
            if (expression.charAt(at) == '-' && expression.charAt(at + 1) != ']') {
                few = false;
                at += 2;
            }
            exact.add(text(c));
        }
        at++;
        return few && exact.size() <= 6 ? Part.of(exact) : Part.anything();
    }

    private Part escaped(char c) {
        return switch (c) {
            case 'b', 'B', 'A', 'z', 'Z' -> assertion();
            case 'd', 'D', 'w', 'W', 's', 'S' -> Part.anything();
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new IllegalStateException("unknown escape \\" + c + " in " + expression);
                }
                yield literal(c);
            }
        };
    }

    private Part literal(char c) {
        return c < 128 ? Part.of(Set.of(text(c))) : Part.anything();
    }

    private Part assertion() {
        assertions = true;
        return Part.of(Set.of(""));
    }

    private boolean next(char c) {
        if (at < expression.length() && expression.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private String text(char c) {
        return anyCase ? String.valueOf(c).toLowerCase(Locale.ROOT) : String.valueOf(c);
    }

    private static Set<String> product(Set<String> left, Set<String> right) {
        if (left.size() * right.size() > MOST) {
            return null;
        }
        Set<String> product = new LinkedHashSet<>();
        left.forEach(before -> right.forEach(after -> product.add(before + after)));
        return product;
    }

    /** The alternatives of a list of them, in order; the text itself if it is none. */
    static List<String> alternatives(String expression) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < expression.length(); i++) {
            switch (expression.charAt(i)) {
                case '\\' -> i++;
                case '[' -> i = end(expression, i);
                case '(' -> depth++;
                case ')' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        alternatives.add(expression.substring(start, i));
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        alternatives.add(expression.substring(start));
        return alternatives;
    }

    private static int end(String expression, int bracket) {
        int i = expression.charAt(bracket + 1) == '^' ? bracket + 2 : bracket + 1;
        do {
            i += expression.charAt(i) == '\\' ? 2 : 1;
        } while (expression.charAt(i) != ']');
        return i;
    }

    private static boolean usable(Set<String> literals) {
        return literals != null && literals.stream().allMatch(literal -> literal.length() >= SHORTEST);
    }

    private Set<String> best(List<Set<String>> choices) {
        Set<String> best = Set.of();
        int highest = Integer.MIN_VALUE;
        for (Set<String> choice : choices) {
            int worth = worth(choice);
            if (worth > highest) {
                highest = worth;
                best = choice;
            }
        }
        return best;
    }

    private int worth(Set<String> literals) {
        int worth = Math.min(20, literals.stream().mapToInt(String::length).min().orElse(0));
        for (String text : typical) {
            String read = anyCase ? text.toLowerCase(Locale.ROOT) : text;
            if (literals.stream().anyMatch(read::contains)) {
                worth -= 100;
            }
        }
        return worth;
    }
}
