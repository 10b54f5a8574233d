package dev.clickledger.streaming;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Clicks for tests: of one ad of one tenant, unless said otherwise. */
final class Clicks {

    /** The start of a minute. */
    static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    static final Duration BOUND = Duration.ofMinutes(1);
    static final Duration MARGIN = Duration.ofMinutes(1);
    static final Duration HORIZON = Duration.ofMinutes(30);
    static final Duration FLUSH = Duration.ofSeconds(1);

    private Clicks() {}

    static UUID id(long number) {
        return new UUID(0x1234_5678_9ABC_DEF0L * (number + 1), number);
    }

    static Dimensions dimensions(String country) {
        return new Dimensions("acme", "spring", "shoes", Verdict.VALID, country, "Phone", "DIRECT");
    }

    static Click click(long clickId, long eventId, long appendedAt) {
        return click(clickId, eventId, appendedAt, "DE");
    }

    static Click click(long clickId, long eventId, long appendedAt, String country) {
        return new Click(
                dimensions(country),
                Math.floorDiv(appendedAt, 60_000L) * 60_000L,
                appendedAt,
                id(clickId),
                id(eventId));
    }

    static ClickEvent event(long clickId, long eventId, long receivedAt) {
        return new ClickEvent(
                id(eventId),
                id(clickId),
                "acme",
                "spring",
                "shoes",
                Instant.ofEpochMilli(receivedAt),
                Verdict.VALID,
                "DE",
                "Phone",
                "Firefox",
                "Android",
                ClickEvent.DIRECT_SOURCE,
                null,
                id(99),
                false);
    }

    static RowKey row(long minute, String country) {
        return new RowKey(dimensions(country), minute);
    }
}
