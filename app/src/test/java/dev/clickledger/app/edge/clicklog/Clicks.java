package dev.clickledger.app.edge.clicklog;

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
public final class Clicks {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    private Clicks() {}

    public static ClickEvent one() {
        return at(NOW);
    }

    static ClickEvent at(Instant receivedAt) {
        return of(UUID.randomUUID(), receivedAt);
    }

    private static ClickEvent of(UUID clickId, Instant receivedAt) {
        return new ClickEvent(
                UuidCreator.getTimeOrderedEpoch(),
                clickId,
                "acme",
                "spring",
                "shoes",
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

    public static List<ClickEvent> many(int count) {
        return IntStream.range(0, count).mapToObj(i -> one()).toList();
    }

    /** Events of one click, whose order the log keeps. */
    public static List<ClickEvent> ofOneClick(int count) {
        UUID clickId = UUID.randomUUID();
        return IntStream.range(0, count).mapToObj(i -> of(clickId, NOW)).toList();
    }

    public static byte[] encoded(ClickEvent event) {
        return new ClickEventCodec().encode(event);
    }

    public static ClickEvent decoded(byte[] bytes) {
        return switch (new ClickEventCodec().decode(bytes)) {
            case DecodeResult.Decoded(ClickEvent event) -> event;
            case DecodeResult other -> throw new AssertionError("no click: " + other);
        };
    }
}
