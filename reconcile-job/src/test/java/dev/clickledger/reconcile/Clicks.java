package dev.clickledger.reconcile;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Click events for tests, named by short words; referrer and browser follow from the event's name. */
final class Clicks {

    private static final List<String> BROWSERS = List.of("Firefox", "Chrome", "Safari");

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
                BROWSERS.get(Math.floorMod(event.hashCode(), BROWSERS.size())),
                "Linux",
                ClickEvent.DIRECT_SOURCE,
                referrer(Math.floorMod(event.hashCode(), 5)),
                id("visitor"),
                false);
    }

    /** The same event with another verdict, come from elsewhere with another browser. */
    static ClickEvent by(ClickEvent e, Verdict verdict, @Nullable String referrer, String browser) {
        return new ClickEvent(
                e.eventId(),
                e.clickId(),
                e.tenantId(),
                e.campaignId(),
                e.adId(),
                e.receivedAt(),
                verdict,
                e.country(),
                e.deviceClass(),
                browser,
                e.os(),
                e.source(),
                referrer,
                e.visitorHash(),
                e.recovered());
    }

    private static @Nullable String referrer(int number) {
        return number == 0 ? null : "site-" + number + ".example";
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
