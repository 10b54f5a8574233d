package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clickledger.contract.ClickIdentity;
import dev.clickledger.contract.VisitorHash;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the rule for links without a token is wrong, by simulation with the rule itself. */
class VisitorRuleErrorTest {

    private static final Instant START = Instant.parse("2026-03-29T12:00:00Z");
    private static final byte[] SALT = new byte[VisitorHash.SALT_LENGTH];
    private static final String USER_AGENT = Clicks.CHROME;

    /** Someone clicks twice: how often does the edge of a bucket fall between the two? */
    @ParameterizedTest
    @CsvSource({"300, 0.03", "1000, 0.1", "3000, 0.3", "5000, 0.5"})
    void doubleClickIsSplitAsOftenAsItsPauseIsOfABucket(long pauseMillis, double expected) {
        SplittableRandom random = new SplittableRandom(pauseMillis);
        int split = 0;
        int visitors = 20_000;
        for (int i = 0; i < visitors; i++) {
            UUID visitor = new UUID(1, i);
            Instant first = START.plusMillis(random.nextLong(3_600_000));
            if (!click(visitor, first).equals(click(visitor, first.plusMillis(pauseMillis)))) {
                split++;
            }
        }

        double error = (double) split / visitors;
        System.out.printf("measured: double click %d ms apart counted twice: %.1f %%%n", pauseMillis, 100 * error);
        assertThat(error).isCloseTo(expected, within(0.01));
    }

    /** People behind one address click one ad, each once an hour: how many clicks melt into others? */
    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000})
    void peopleBehindOneAddressMeltTogetherWhenTheyUseTheSameBrowser(int people) {
        SplittableRandom random = new SplittableRandom(people);
        int hours = 200;
        Set<UUID> same = new HashSet<>();
        Set<UUID> twenty = new HashSet<>();
        for (int hour = 0; hour < hours; hour++) {
            for (int person = 0; person < people; person++) {
                Instant at = START.plusSeconds(3_600L * hour).plusMillis(random.nextLong(3_600_000));
                same.add(click(visitor("office", 0), at));
                twenty.add(click(visitor("office", random.nextInt(20)), at));
            }
        }

        long clicks = (long) hours * people;
        double missedSame = 1 - (double) same.size() / clicks;
        double missedTwenty = 1 - (double) twenty.size() / clicks;
        System.out.printf(
                "measured: %d people behind one address, each a click an hour on the same ad: %.2f %% not counted with one"
                        + " browser, %.2f %% with twenty%n",
                people, 100 * missedSame, 100 * missedTwenty);
        // n clicks fall into 360 buckets of an hour at random
        double expected = 1 - 360.0 / people * (1 - Math.pow(1 - 1.0 / 360, people));
        assertThat(missedSame).isCloseTo(expected, within(0.01));
        assertThat(missedTwenty).isLessThan(missedSame / 5);
    }

    private static UUID visitor(String address, int browser) {
        return VisitorHash.of(SALT, address, USER_AGENT + browser);
    }

    private static UUID click(UUID visitor, Instant at) {
        return ClickIdentity.ofVisitor("acme-shoes", visitor, at);
    }
}
