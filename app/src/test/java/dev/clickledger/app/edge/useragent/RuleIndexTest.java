package dev.clickledger.app.edge.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RuleIndexTest {

    @Test
    void firstOfEachListThatMatchesCounts() {
        RuleIndex index = new RuleIndex(List.of(
                List.of(rule("b", "^two", "two"), rule("a", null, "one", "two")),
                List.of(rule("$1!", "(t.o)", "two"))));

        assertThat(read(index, 2, "One, TWO")).containsExactly("a", "TWO!");
        assertThat(read(index, 2, "Two")).containsExactly("b", "Two!");
        assertThat(read(index, 2, "three")).hasSize(2).containsOnlyNulls();
    }

    @Test
    void ruleIsTakenBack() {
        Rule rule = new Rule("robot", List.of("viber"), null, Pattern.compile("^mozilla"));
        RuleIndex index = new RuleIndex(List.of(List.of(rule)));

        assertThat(read(index, 1, "viber/1")).containsExactly("robot");
        assertThat(read(index, 1, "mozilla viber/1")).hasSize(1).containsOnlyNulls();
    }

    @Test
    void letterThatNoListHasIsNoObstacle() {
        RuleIndex index = new RuleIndex(List.of(List.of(rule("x", null, "one"))));

        assertThat(read(index, 1, "\u4e2d\uffff\ud83d\ude00one\u0000")).containsExactly("x");
    }

    /** The literals only save work: without them every rule says the same. */
    @Test
    void expressionsTriedOneByOneFindNothingElse() throws IOException {
        List<List<Rule>> lists = List.of(
                RuleList.agents(),
                RuleList.devices(),
                RuleList.families("browsers.tsv"),
                RuleList.families("systems.tsv"));
        RuleIndex index = new RuleIndex(lists);

        for (String text : sample()) {
            assertThat(read(index, lists.size(), text)).as(text).containsExactly(oneByOne(lists, text));
        }
    }

    @Test
    @Timeout(30)
    void nobodyKeepsAReaderBusyWithALongUserAgent() {
        UserAgentReader reader = new UserAgentReader();
        for (String part :
                List.of("Bot/", "Crawl ", "a", "(", "Mobile Android ", "Mozilla ", "iPhone Version/1.2 ", "[FB;")) {
            String text = part.repeat(UserAgents.LONGEST / part.length());
            for (int i = 0; i < 20; i++) {
                assertThat(reader.read(text + i)).isNotNull();
            }
        }
    }

    private static String[] read(RuleIndex index, int lists, String text) {
        BitSet candidates = index.candidates(text);
        return IntStream.range(0, lists)
                .mapToObj(list -> index.first(list, text, candidates))
                .toArray(String[]::new);
    }

    private static String[] oneByOne(List<List<Rule>> lists, String text) {
        return lists.stream()
                .map(rules -> rules.stream()
                        .map(rule -> whole(rule).match(text))
                        .filter(said -> said != null)
                        .findFirst()
                        .orElse(null))
                .toArray(String[]::new);
    }

    private static Rule whole(Rule rule) {
        if (rule.expression() != null) {
            return rule;
        }
        String any =
                String.join("|", rule.literals().stream().map(Pattern::quote).toList());
        return new Rule(rule.says(), rule.literals(), Pattern.compile(any, Pattern.CASE_INSENSITIVE), rule.unless());
    }

    private static List<String> sample() throws IOException {
        List<String> sample = new ArrayList<>();
        for (String file : List.of("people.tsv", "robots.tsv")) {
            List<String> lines = HeldUserAgentsTest.lines(file);
            for (int i = 0; i < lines.size(); i += lines.size() / 120) {
                sample.add(lines.get(i).split("\t")[2]);
            }
        }
        return sample;
    }

    private static Rule rule(String says, @Nullable String expression, String... literals) {
        Pattern pattern = expression == null ? null : Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
        return new Rule(says, List.of(literals), pattern, null);
    }
}
