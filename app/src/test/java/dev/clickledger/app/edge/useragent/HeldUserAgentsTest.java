package dev.clickledger.app.edge.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How many people are taken for robots, and how many robots are found, in user agents that other projects labelled. */
class HeldUserAgentsTest {

    /** Whose expressions or examples are on the app's lists. */
    private static final Set<String> ON_THE_LIST = Set.of("isbot", "crawler-user-agents");

    private static final UserAgentReader READER = new UserAgentReader();

    private record Held(String source, String label, String text) {}

    @Test
    void atMostHalfAPercentOfPeopleAreTakenForRobots() throws IOException {
        Set<String> mislabelled = new HashSet<>();
        for (String line : lines("mislabelled.tsv")) {
            mislabelled.add(line.split("\t")[0]);
        }
        List<Held> people = held("people.tsv");
        people.removeIf(person -> mislabelled.remove(person.text()));

        double wrong = share("people taken for robots", people, true);

        assertThat(mislabelled).as("mislabelled, yet not in people.tsv").isEmpty();
        assertThat(people).hasSizeGreaterThan(6_000);
        assertThat(wrong).isLessThanOrEqualTo(0.005);
    }

    @Test
    void atLeastNinetySevenPercentOfRobotsAreFound() throws IOException {
        List<Held> robots = held("robots.tsv");
        List<Held> heldBack = robots.stream()
                .filter(robot -> !ON_THE_LIST.contains(robot.source()))
                .toList();

        double missed = share("robots taken for people", robots, false);
        double missedOfHeldBack = share("robots of sources that are on no list, taken for people", heldBack, false);

        assertThat(heldBack).hasSizeGreaterThan(500);
        assertThat(missed).isLessThanOrEqualTo(0.03);
        assertThat(missedOfHeldBack).isLessThanOrEqualTo(0.03);
    }

    private static double share(String what, List<Held> all, boolean people) {
        TreeMap<String, int[]> bySource = new TreeMap<>();
        int wrong = 0;
        for (Held held : all) {
            UserAgent.Kind kind = READER.read(held.text()).kind();
            int[] counts = bySource.computeIfAbsent(held.source(), ignored -> new int[2]);
            counts[0]++;
            if ((kind == UserAgent.Kind.BROWSER) != people) {
                counts[1]++;
                wrong++;
                System.out.printf("%s: %s (%s): %s: %s%n", what, held.source(), held.label(), kind, held.text());
            }
        }
        bySource.forEach((source, counts) ->
                System.out.printf("measured: %s: %s: %d of %d%n", what, source, counts[1], counts[0]));
        double share = (double) wrong / all.size();
        System.out.printf("measured: %s: %d of %d, %.2f %%%n", what, wrong, all.size(), 100 * share);
        return share;
    }

    private static List<Held> held(String file) throws IOException {
        List<Held> held = new ArrayList<>();
        for (String line : lines(file)) {
            String[] row = line.split("\t");
            held.add(new Held(row[0], row[1], row[2]));
        }
        return held;
    }

    static List<String> lines(String file) throws IOException {
        InputStream open = Objects.requireNonNull(HeldUserAgentsTest.class.getResourceAsStream("/useragent/" + file));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
