package dev.clickledger.app.clicklog;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.DecodeResult;
import dev.clickledger.contract.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Clicks to append. */
final class Clicks {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    private Clicks() {}

    static ClickEvent one() {
        return at(NOW);
    }

    static ClickEvent at(Instant receivedAt) {
        return of("shoes", receivedAt);
    }

    static ClickEvent of(String adId, Instant receivedAt) {
        return new ClickEvent(
                UuidCreator.getTimeOrderedEpoch(),
                UUID.randomUUID(),
                "acme",
                "spring",
                adId,
                receivedAt,
                Verdict.VALID,
                "DE",
                "Phone",
                "Firefox",
                "Android",
                "DIRECT",
                "news.example",
                UUID.randomUUID(),
                false);
    }

    static List<ClickEvent> many(int count) {
        return IntStream.range(0, count).mapToObj(i -> one()).toList();
    }

    static byte[] encoded(ClickEvent event) {
        return new ClickEventCodec().encode(event);
    }

    static ClickEvent decoded(byte[] bytes) {
        return switch (new ClickEventCodec().decode(bytes)) {
            case DecodeResult.Decoded(ClickEvent event) -> event;
            case DecodeResult other -> throw new AssertionError("no click: " + other);
        };
    }
}
