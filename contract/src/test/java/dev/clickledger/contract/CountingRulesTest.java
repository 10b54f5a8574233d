package dev.clickledger.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CountingRulesTest {

    private static final Duration BOUND = Duration.ofMinutes(30);
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final Duration HORIZON = Duration.ofHours(2);
    private static final CountingRules RULES = new CountingRules(BOUND, MARGIN, HORIZON);
    private static final String GOLDEN = Golden.value("json.txt", "counting-rules");

    @Test
    void writesTheFrozenText() {
        assertThat(new String(CountingRulesJson.toJson(RULES), UTF_8)).isEqualTo(GOLDEN);
    }

    @Test
    void readsTheFrozenText() {
        assertThat(CountingRulesJson.fromJson(GOLDEN.getBytes(UTF_8))).isEqualTo(RULES);
    }

    @Test
    void whatAreNoRulesIsRefused() {
        for (String text : new String[] {
            "[]",
            GOLDEN.replace("\"margin\":60000,", ""),
            GOLDEN.replace("60000", "\"a minute\""),
            GOLDEN.replace("60000", "-1"),
            GOLDEN.replace("7200000", "1799999")
        }) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> CountingRulesJson.fromJson(text.getBytes(UTF_8)));
        }
    }

    /** A copy of an event that is not late must find that event remembered. */
    @Test
    void theHorizonIsNotShorterThanTheBound() {
        assertThat(new CountingRules(BOUND, MARGIN, BOUND).horizon()).isEqualTo(BOUND);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountingRules(BOUND, MARGIN, BOUND.minusMillis(1)))
                .withMessageContaining("the horizon PT29M59.999S must not be shorter than the lateness bound PT30M");
    }

    @Test
    void eachTimeLiesBetweenNothingAndTheLongestClick() {
        assertThat(new CountingRules(Duration.ZERO, Duration.ZERO, ClickIdentity.LONGEST_CLICK))
                .isNotNull();
        Duration tooLong = ClickIdentity.LONGEST_CLICK.plusMillis(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountingRules(Duration.ofMillis(-1), MARGIN, HORIZON))
                .withMessageContaining("the lateness bound must lie between PT0S and PT720H, but is PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountingRules(BOUND, Duration.ofMillis(-1), HORIZON))
                .withMessageContaining("the margin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountingRules(BOUND, MARGIN, tooLong))
                .withMessageContaining("the horizon");
    }

    @Test
    void timesThatTheWireCannotHoldAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountingRules(BOUND, Duration.ofNanos(1), HORIZON))
                .withMessageContaining("the margin must be whole milliseconds");
    }

    @Test
    void aMinuteSettlesABoundAndAMarginAfterItsEnd() {
        assertThat(RULES.settling()).isEqualTo(Duration.ofMinutes(31));
    }

    @Test
    void messagesNameEachTime() {
        assertThat(RULES).hasToString("lateness bound PT30M, margin PT1M, horizon PT2H");
    }

    /** Whoever reads the first record finds it whenever he comes. */
    @Test
    void theTopicForgetsNothing() {
        assertThat(Topic.COUNTING_RULES.partitions()).isEqualTo(1);
        assertThat(Topic.COUNTING_RULES.config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
    }
}
