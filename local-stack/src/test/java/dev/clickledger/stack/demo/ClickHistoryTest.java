package dev.clickledger.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHistoryTest {

    private static final Instant NOW = Instant.parse("2026-03-10T15:04:05.678Z");
    private static final double RATE = 0.1;

    @TempDir
    private Path folder;

    private Path note;
    private final List<ClickEvent> log = new ArrayList<>();

    @BeforeEach
    void noteInAFolderThatIsNotThereYet() {
        note = folder.resolve("data/demo-history.properties");
    }

    @Test
    void coversTheDayBeforeNow() {
        int written = historyAt(NOW).writeOnce(1, RATE, Ads.ALL, this::append);

        assertThat(log).hasSize(written).hasSizeGreaterThan(8_000);
        assertThat(log).allMatch(event -> event.receivedAt().isBefore(NOW));
        assertThat(log.getFirst().receivedAt())
                .isBetween(NOW.minus(ClickHistory.LENGTH), NOW.minus(Duration.ofMinutes(1438)));
        assertThat(log.getLast().receivedAt()).isAfter(NOW.minusSeconds(120));
    }

    @Test
    void isWrittenOnce() {
        historyAt(NOW).writeOnce(1, RATE, Ads.ALL, this::append);
        int before = log.size();

        assertThat(historyAt(NOW.plusSeconds(3600)).writeOnce(1, RATE, Ads.ALL, this::append))
                .isZero();
        assertThat(log).hasSize(before);
    }

    @Test
    void aWriteThatWasCutShortIsRepeatedWithTheSameEvents() {
        Consumer<Iterator<ClickEvent>> dying = events -> {
            for (int i = 0; i < 100; i++) {
                log.add(events.next());
            }
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> historyAt(NOW).writeOnce(1, RATE, Ads.ALL, dying))
                .hasMessage("killed");
        List<ClickEvent> begun = List.copyOf(log);
        log.clear();

        historyAt(NOW.plusSeconds(60)).writeOnce(1, RATE, Ads.ALL, this::append);

        assertThat(log).hasSizeGreaterThan(8_000);
        assertThat(log.subList(0, 100)).isEqualTo(begun);
    }

    @Test
    void everyEventHasItsOwnId() {
        historyAt(NOW).writeOnce(1, RATE, Ads.ALL, this::append);

        assertThat(log).extracting(ClickEvent::eventId).doesNotHaveDuplicates();
        assertThat(log).extracting(event -> event.eventId().version()).containsOnly(7);
        assertThat(log)
                .allMatch(event -> event.eventId().getMostSignificantBits() >>> 16
                        == event.receivedAt().toEpochMilli());
    }

    @Test
    void holdsClicksRepeatsAndWhatDoesNotCount() {
        historyAt(NOW).writeOnce(1, RATE, Ads.ALL, this::append);

        assertThat(log)
                .extracting(ClickEvent::verdict)
                .contains(Verdict.VALID, Verdict.BOT, Verdict.PREFETCH, Verdict.NON_BROWSER)
                .contains(Verdict.BAD_TOKEN, Verdict.EXPIRED_TOKEN);
        assertThat(log)
                .extracting(ClickEvent::clickId)
                .satisfies(ids ->
                        assertThat(ids.stream().distinct()).hasSizeBetween(log.size() * 9 / 10, log.size() - 100));
        assertThat(log)
                .extracting(ClickEvent::source)
                .contains("morning-news", ClickEvent.DIRECT_SOURCE, ClickEvent.OTHER_SOURCE);
        assertThat(log).extracting(ClickEvent::country).contains("US", "DE", "IN");
    }

    @Test
    void isBoundedHoweverBusyTheVisitorsAre() {
        int[] count = {0};
        historyAt(NOW).writeOnce(1, 50, Ads.ALL, events -> {
            while (events.hasNext()) {
                events.next();
                count[0]++;
            }
        });

        assertThat(count[0]).isBetween(95_000, ClickHistory.MOST_CLICKS + 2_000);
    }

    private ClickHistory historyAt(Instant now) {
        return new ClickHistory(note, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void append(Iterator<ClickEvent> events) {
        events.forEachRemaining(log::add);
    }
}
