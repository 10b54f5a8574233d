package dev.clickledger.reconcile;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Click events for tests, named by short words. */
final class Clicks {

    private Clicks() {}

    static ClickEvent click(String event, String click, String adId, Instant receivedAt, String country) {
        return new ClickEvent(
                id(event),
                id(click),
                "acme",
                "campaign-" + adId,
                adId,
                receivedAt,
                Verdict.VALID,
                country,
                "Desktop",
                "Firefox",
                "Linux",
                ClickEvent.DIRECT_SOURCE,
                null,
                id("visitor"),
                false);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
