package dev.clickledger.ui.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** The counters that those who run the platform are alerted on. */
public final class Alarms {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(200);

    private final URI metrics;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Those of that stack. */
    public Alarms(RunningStack stack) {
        this.metrics = URI.create(stack.managementUrl() + "/q/metrics");
    }

    /** Clicks that no recount could explain so far, by cause: missing or phantom. */
    public long unexplained(String cause) {
        String line = "clickledger_reconciliation_unexplained_clicks_total{cause=\"" + cause + "\"";
        try {
            return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofLines())
                    .body()
                    .filter(text -> text.startsWith(line))
                    .mapToLong(text -> (long) Double.parseDouble(text.substring(text.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no metric " + line));
        } catch (IOException e) {
            throw new UncheckedIOException("the metrics cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading metrics", e);
        }
    }

    /** Waits until so many clicks are unexplained. */
    public void expectUnexplained(String cause, long clicks) {
        Instant until = Instant.now().plus(PATIENCE);
        long found = unexplained(cause);
        while (found != clicks) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError(clicks + " clicks should be " + cause + ", but the alarm counts " + found);
            }
            try {
                Thread.sleep(SOON);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for an alarm", e);
            }
            found = unexplained(cause);
        }
    }
}
