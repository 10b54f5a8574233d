package dev.clickledger.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GithubEventsTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void copyAll() throws IOException {
        file = folder.resolve("events.json");
        GithubEvents.copyFirst(GithubEvents.ALL, file);
    }

    @Test
    void allTenThousandAreThere() throws IOException {
        List<GithubEvent> events = GithubEvents.read(file);

        assertThat(events).hasSize(10_000);
        assertThat(events.getFirst())
                .isEqualTo(new GithubEvent(
                        "7044874109",
                        "PushEvent",
                        Instant.parse("2018-01-01T11:00:00Z"),
                        18542751,
                        115911530,
                        "LimeVista/Tapes"));
    }

    @Test
    void everyEventIsAnImpressionOfItsOwnAndTheSameInEveryReplay() throws IOException {
        List<GithubEvent> events = GithubEvents.read(file);

        assertThat(events).extracting(GithubEvent::impressionId).doesNotHaveDuplicates();
        assertThat(events.getFirst().impressionId()).isEqualTo(UUID.fromString("0160b160-cf80-79d4-a071-0b3fb7e8a944"));
    }

    @Test
    void adIdsCanStandInALink() throws IOException {
        assertThat(GithubEvents.read(file))
                .extracting(GithubEvent::adId)
                .allMatch(id -> id.matches("gh-[0-9]{1,20}"))
                .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(5_541));
    }

    @Test
    void duckDbFindsTheSameEventsByItself() throws IOException, SQLException {
        Map<String, Long> read = GithubEvents.read(file).stream()
                .collect(Collectors.groupingBy(GithubEvent::adId, Collectors.counting()));

        assertThat(IndependentCount.clicksByAd(file)).isEqualTo(read);
    }
}
