package dev.clickledger.streaming.io;

import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.DecodeResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the job should arrive at, counted from the log by the simplest means: everything is kept in memory and nothing is
 * ever forgotten. Right for logs shorter than the repeat horizon.
 */
final class ExpectedCounts {

    private final Map<ClickCountKey, Tally> rows = new HashMap<>();
    private long late;
    private long malformed;
    private long redelivered;

    private ExpectedCounts() {}

    /** Clicks and repeats of a row. */
    record Tally(long clicks, long repeats) {}

    private record Identity(String tenantId, String adId, UUID clickId, String verdict) {}

    static ExpectedCounts of(List<ConsumerRecord<byte[], byte[]>> log, Duration latenessBound) {
        ExpectedCounts expected = new ExpectedCounts();
        ClickEventCodec codec = new ClickEventCodec();
        Set<Identity> clicks = new HashSet<>();
        Set<UUID> events = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : log) {
            if (!(codec.decode(record.value()) instanceof DecodeResult.Decoded decoded)) {
                expected.malformed++;
                continue;
            }
            ClickEvent event = decoded.event();
            Instant appended = Instant.ofEpochMilli(record.timestamp());
            Instant at = event.receivedAt().isBefore(appended) ? event.receivedAt() : appended;
            if (at.plus(latenessBound).isBefore(appended)) {
                expected.late++;
                continue;
            }
            if (!events.add(event.eventId())) {
                expected.redelivered++;
                continue;
            }
            boolean first = clicks.add(new Identity(
                    event.tenantId(),
                    event.adId(),
                    event.clickId(),
                    event.verdict().name()));
            expected.rows.merge(
                    ClickCountKey.of(event, at.truncatedTo(ChronoUnit.MINUTES)),
                    new Tally(first ? 1 : 0, first ? 0 : 1),
                    (a, b) -> new Tally(a.clicks + b.clicks, a.repeats + b.repeats));
        }
        return expected;
    }

    Map<ClickCountKey, Tally> rows() {
        return rows;
    }

    long late() {
        return late;
    }

    long malformed() {
        return malformed;
    }

    long redelivered() {
        return redelivered;
    }

    static String total(Map<ClickCountKey, Tally> rows) {
        long clicks = rows.values().stream().mapToLong(Tally::clicks).sum();
        long repeats = rows.values().stream().mapToLong(Tally::repeats).sum();
        return rows.size() + " rows, " + clicks + " clicks, " + repeats + " repeats";
    }
}
