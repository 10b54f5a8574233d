package dev.clickledger.stack.replay;

import dev.clickledger.contract.SigningKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The command that replays GitHub events to a running stack and compares what Pinot serves with an independent count.
 * Takes the stack's addresses from the environment, see {@link ReplaySettings}.
 */
public final class GithubReplay {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ReplaySettings settings;
    private final PrintStream out;

    GithubReplay(ReplaySettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Replays; ends with status 1 when the counts differ.
     *
     * @param args how many events, all 10,000 when left out
     */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        int count = args.length == 0 ? GithubEvents.ALL : Integer.parseInt(args[0]);
        Comparison comparison = new GithubReplay(ReplaySettings.of(System.getenv()), System.out).replay(count);
        System.exit(comparison.equal() ? 0 : 1);
    }

    /** Sends the first events and waits until Pinot serves what they add up to, two minutes at most. */
    Comparison replay(int count) throws IOException, SQLException, InterruptedException {
        Path file = Files.createTempFile("github-events-", ".json");
        try {
            GithubEvents.copyFirst(count, file);
            send(GithubEvents.read(file));
            Comparison comparison = awaitEqual(IndependentCount.clicksByAd(file));
            out.println(comparison);
            return comparison;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void send(List<GithubEvent> events) throws IOException, SQLException, InterruptedException {
        out.printf("Replaying %,d real GitHub events as clicks on ads of the demo advertiser github%n", events.size());
        SigningKey key = new RepositoryAds(
                        settings.jdbcUrl(), settings.jdbcUser(), settings.jdbcPassword(), settings.storageKeys())
                .register(events);
        Instant begun = Instant.now();
        long requests = new EventSender(settings.redirect(), key).send(events);
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        out.printf(
                "%,d events were redirected in %.1f s, %,.0f a second; %,d requests were sent again%n",
                events.size(), seconds, events.size() / seconds, requests - events.size());
    }

    private Comparison awaitEqual(Map<String, Long> expected) throws IOException, InterruptedException {
        ServedCount served = new ServedCount(settings.pinotBroker());
        Instant end = Instant.now().plus(PATIENCE);
        Comparison comparison = new Comparison(expected, served.clicksByAd());
        while (!comparison.equal() && Instant.now().isBefore(end)) {
            Thread.sleep(PAUSE);
            comparison = new Comparison(expected, served.clicksByAd());
        }
        return comparison;
    }
}
