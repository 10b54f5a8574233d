package dev.clickledger.streaming;

import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Clicks for tests: of one ad of one tenant, unless said otherwise. */
public final class Clicks {

    /** The start of a minute. */
    public static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    public static final Duration BOUND = Duration.ofMinutes(1);
    public static final Duration MARGIN = Duration.ofMinutes(1);
    public static final Duration HORIZON = Duration.ofMinutes(30);
    public static final Duration FLUSH = Duration.ofSeconds(1);

    private Clicks() {}

    public static UUID id(long number) {
        return new UUID(0x1234_5678_9ABC_DEF0L * (number + 1), number);
    }

    public static ClickEvent event(long clickId, long eventId, long receivedAt) {
        return event(clickId, eventId, receivedAt, "DE");
    }

    public static ClickEvent event(long clickId, long eventId, long receivedAt, String country) {
        return event(clickId, eventId, receivedAt, country, "shoes", Verdict.VALID);
    }

    public static ClickEvent event(
            long clickId, long eventId, long receivedAt, String country, String adId, Verdict verdict) {
        return new ClickEvent(
                id(eventId),
                id(clickId),
                "acme",
                "spring",
                adId,
                Instant.ofEpochMilli(receivedAt),
                verdict,
                country,
                "Phone",
                "Firefox",
                "Android",
                ClickEvent.DIRECT_SOURCE,
                null,
                id(99),
                false);
    }

    /** The row in which such clicks count. */
    public static ClickCountKey row(long minute, String country) {
        return ClickCountKey.of(event(1, 1, minute, country), Instant.ofEpochMilli(minute));
    }
}
