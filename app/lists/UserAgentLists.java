import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derives the lists by which user agents are read. Each line of a derived list says which literals are looked for, so
 * that the app finds all of them in one pass, and which expression then decides, if the literal alone does not.
 */
final class UserAgentLists {

    /** User agents of most people. Literals that occur in them would make candidates of everybody. */
    private static final String[] TYPICAL = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/22G100 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 15; SM-S911B Build/AP3A.240617.008; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/143.0.7499.34 Mobile Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    };

    /** A package's name and version, and the file of it that is read. */
    record Source(String name, Path file) {}

    private final Path own;
    private final Path lists;
    private final String today;

    UserAgentLists(Path own, Path lists, String today) {
        this.own = own;
        this.lists = lists;
        this.today = today;
    }

    /** Robots, programs and browsers: what other lists say, then what this project adds and takes back. */
    void agents(Source crawlerUserAgents, Source crawlerDetect, Source isbot) throws IOException {
        Map<String, String> exceptions = exceptions();
        Set<String> unused = new TreeSet<>(exceptions.keySet());
        List<String> lines = new ArrayList<>(List.of(
                "# Who sends a user agent: robots, programs and, for whoever is neither, what browsers have in theirs.",
                "# From the npm packages " + crawlerUserAgents.name() + " (https://github.com/monperrus/crawler-user-agents, MIT License),",
                "# " + crawlerDetect.name() + " (https://github.com/JefferyHus/es6-crawler-detect, MIT License) and " + isbot.name(),
                "# (https://github.com/omrilotan/isbot, The Unlicense), texts in NOTICE, taken on " + today + ", and from",
                "# app/lists/agents.tsv and app/lists/exceptions.tsv. Derived by app/lists/refresh: do not edit.",
                "# kind<TAB>source<TAB>expression, empty if a literal is enough<TAB>what takes it back<TAB>literals, one of which must occur"));
        int before = lines.size();
        for (String object : DeriveLists.objects(Files.readString(crawlerUserAgents.file()))) {
            String expression = jsonText(object, "pattern");
            String kind = object.contains("\"http-library\"") ? "library" : "robot";
            lines.add(agent(kind, "crawler-user-agents", expression, exceptions, unused));
        }
        Matcher entry = Pattern.compile("^\\s*'((?:[^'\\\\]|\\\\.)*)',?$", Pattern.MULTILINE)
                .matcher(Files.readString(crawlerDetect.file()));
        while (entry.find()) {
            String expression = entry.group(1).replace("\\\\", "\\").replace("\\'", "'");
            lines.add(agent("robot", "crawler-detect", expression, exceptions, unused));
        }
        for (String expression : isbotExpressions(Files.readString(isbot.file()))) {
            lines.add(agent("robot", "isbot", expression, exceptions, unused));
        }
        for (String[] row : ownRows("agents.tsv", 4)) {
            for (String expression : RequiredLiterals.alternatives(row[1])) {
                lines.add(agent(row[0], "own", expression, exceptions, unused));
            }
        }
        if (!unused.isEmpty()) {
            throw new IllegalStateException("exceptions.tsv takes back what is on no list: " + unused);
        }
        lines.removeIf(String::isEmpty);
        Files.writeString(lists.resolve("agents.tsv"), String.join("\n", lines) + "\n");
        System.out.println("agents.tsv: " + (lines.size() - before) + " entries");
    }

    private static List<String> isbotExpressions(String module) {
        int start = module.indexOf("patterns_default = [");
        Matcher text = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(module.substring(start, module.indexOf("];", start)));
        return text.results()
                .map(result -> result.group(1).replace("\\\\", "\\").replace("\\\"", "\""))
                .toList();
    }

    private static String agent(
            String kind, String source, String expression, Map<String, String> exceptions, Set<String> unused) {
        unused.remove(expression);
        String unless = exceptions.getOrDefault(expression, "");
        return unless.equals(".") ? "" : line(kind + "\t" + source, expression, unless, true);
    }

    /** Browsers and systems by ua-parser's expressions, in its order. */
    void families(Source uapCore) throws IOException {
        Map<String, List<String[]>> sections = sections(Files.readString(uapCore.file()));
        for (String[] section : new String[][] {
            {"user_agent_parsers", "browsers.tsv", "browsers"}, {"os_parsers", "systems.tsv", "operating systems"}
        }) {
            List<String> lines = new ArrayList<>(List.of(
                    "# The " + section[2] + " of ua-parser, in its order: the first that matches names it.",
                    "# From the npm package " + uapCore.name() + ", taken on " + today + ", https://github.com/ua-parser/uap-core, Copyright 2009 Google Inc.,",
                    "# Apache License 2.0. Changed: versions and devices are left out. Derived by app/lists/refresh: do not edit.",
                    "# name, with $1 for the first group<TAB>expression<TAB>literals, one of which must occur whatever its case"));
            for (String[] parser : sections.get(section[0])) {
                for (String expression : named(parser[0])) {
                    lines.add(line(parser[1], expression, null, false));
                }
            }
            Files.writeString(lists.resolve(section[1]), String.join("\n", lines) + "\n");
            System.out.println(section[1] + ": " + (lines.size() - 4) + " entries");
        }
    }

    /** The classes of devices, in the order of app/lists/devices.tsv. */
    void devices() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Device classes by words of the user agent, in order: the first that matches decides.",
                "# From app/lists/devices.tsv, which gives reasons. Derived by app/lists/refresh: do not edit.",
                "# class<TAB>expression, empty if a literal is enough<TAB>literals, one of which must occur whatever its case"));
        for (String[] row : ownRows("devices.tsv", 3)) {
            for (String expression : RequiredLiterals.alternatives(row[1])) {
                lines.add(line(row[0], expression, null, true));
            }
        }
        Files.writeString(lists.resolve("devices.tsv"), String.join("\n", lines) + "\n");
        System.out.println("devices.tsv: " + (lines.size() - 3) + " entries");
    }

    private static String line(String start, String expression, String unless, boolean anyCase) {
        RequiredLiterals.Found found = RequiredLiterals.in(expression, anyCase, TYPICAL);
        return start + "\t" + (anyCase && found.decisive() ? "" : expression)
                + (unless == null ? "" : "\t" + unless)
                + "\t" + String.join("\t", found.anyOf());
    }

    /** An expression that begins with one of many names as one expression for each: only those that occur are then tried. */
    private static List<String> named(String expression) {
        Matcher start = Pattern.compile("^(\\\\b|\\^|)\\((?!\\?)").matcher(expression);
        if (!start.find()) {
            return List.of(expression);
        }
        int depth = 1;
        int end = start.end();
        for (; depth > 0; end++) {
            switch (expression.charAt(end)) {
                case '\\' -> end++;
                case '[' -> end = expression.indexOf(']', end);
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
        }
        String rest = expression.substring(end);
        List<String> names = RequiredLiterals.alternatives(expression.substring(start.end(), end - 1));
        if (names.size() < 5 || rest.startsWith("?")) {
            return List.of(expression);
        }
        return names.stream().map(name -> start.group(1) + "(" + name + ")" + rest).toList();
    }

    private Map<String, String> exceptions() throws IOException {
        Map<String, String> exceptions = new LinkedHashMap<>();
        for (String[] row : ownRows("exceptions.tsv", 4)) {
            Pattern.compile(row[1]);
            exceptions.put(row[0], row[1]);
        }
        return exceptions;
    }

    private List<String[]> ownRows(String file, int columns) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(own.resolve(file))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] row = line.split("\t");
            if (row.length != columns) {
                throw new IllegalStateException(file + " has no " + columns + " columns here: " + line);
            }
            rows.add(row);
        }
        return rows;
    }

    private static String jsonText(String object, String name) {
        Matcher text = Pattern.compile("\"" + name + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(object);
        if (!text.find()) {
            throw new IllegalStateException("an entry without a " + name + ": " + object);
        }
        return text.group(1).replace("\\\\", "\\").replace("\\\"", "\"");
    }

    private static Map<String, List<String[]>> sections(String yaml) {
        Map<String, List<String[]>> sections = new LinkedHashMap<>();
        List<String[]> section = new ArrayList<>();
        for (String line : yaml.split("\n")) {
            if (line.matches("\\w+:")) {
                section = new ArrayList<>();
                sections.put(line.substring(0, line.length() - 1), section);
                continue;
            }
            Matcher field = Pattern.compile("^\\s+(?:- )?(regex|family_replacement|os_replacement):\\s*(['\"])(.*)\\2\\s*(?:#.*)?$")
                    .matcher(line);
            if (!field.find()) {
                continue;
            }
            String value = field.group(2).equals("'") ? field.group(3).replace("''", "'") : field.group(3);
            if (field.group(1).equals("regex")) {
                section.add(new String[] {value, "$1"});
            } else {
                section.getLast()[1] = value;
            }
        }
        return sections;
    }
}
