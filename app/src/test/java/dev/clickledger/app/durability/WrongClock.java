package dev.clickledger.app.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Clicks that were received while the redirect's clock was wrong and the broker's was right. */
final class WrongClock {

    /** More than a click takes to the log, less than the clock is wrong. */
    private static final Duration AT_ONCE = Duration.ofMinutes(30);

    private final List<ClickEvent> inTime = new ArrayList<>();
    private final List<ClickEvent> ahead = new ArrayList<>();
    private final List<ClickEvent> behind = new ArrayList<>();
    private final Set<Duration> late = new HashSet<>();
    private final Map<LocalDate, Set<UUID>> visitors = new HashMap<>();

    void logged(ClickEvent click, Instant appendedAt) {
        Duration took = Duration.between(click.receivedAt(), appendedAt);
        Instant eventTime = ClickTime.eventTime(click.receivedAt(), appendedAt);
        if (took.compareTo(AT_ONCE.negated()) < 0) {
            ahead.add(click);
            assertThat(eventTime).as("time of a click from the future").isEqualTo(appendedAt);
        } else if (took.compareTo(AT_ONCE) > 0) {
            behind.add(click);
            late.add(ClickTime.lateBy(eventTime, appendedAt));
            assertThat(eventTime).as("time of a click from the past").isEqualTo(click.receivedAt());
        } else {
            inTime.add(click);
            visitors.computeIfAbsent(LocalDate.ofInstant(click.receivedAt(), ZoneOffset.UTC), _ -> new HashSet<>())
                    .add(click.visitorHash());
        }
    }

    /** Holds what was logged against what is promised. Tokens were good for an hour by the right clock. */
    void verify(Duration error) {
        assertThat(inTime).isNotEmpty().allMatch(click -> click.verdict() == Verdict.VALID);
        assertThat(ahead).isNotEmpty().allMatch(click -> click.verdict() == Verdict.EXPIRED_TOKEN);
        assertThat(behind)
                .as("tokens that are issued in the future")
                .isNotEmpty()
                .allMatch(click -> click.verdict() == Verdict.VALID);
        assertThat(late).as("lateness").allMatch(by -> by.compareTo(error) >= 0);
        assertThat(visitors.values())
                .as("hashes of the one visitor on each day")
                .allMatch(day -> day.size() == 1);
    }

    @Override
    public String toString() {
        return "%d clicks with a right clock, %d with one that is ahead, %d with one that is behind"
                .formatted(inTime.size(), ahead.size(), behind.size());
    }
}
