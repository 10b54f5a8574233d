package dev.clickledger.contract;

import java.time.Instant;
import java.util.UUID;

/** Values whose encodings are frozen in the golden files. */
final class Samples {

    static final UUID EVENT_ID = UUID.fromString("019b0000-0000-7000-8000-000000000001");
    static final UUID IMPRESSION_ID = UUID.fromString("019b0000-0000-7000-8000-00000000abcd");
    static final UUID VISITOR = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    static final Instant RECEIVED_AT = Instant.parse("2026-03-29T00:59:59.987Z");

    private Samples() {}

    static ClickEvent event() {
        return new ClickEvent(
                EVENT_ID,
                IMPRESSION_ID,
                "acme",
                "spring",
                "acme-shoes",
                RECEIVED_AT,
                Verdict.VALID,
                "DE",
                "Phone",
                "Firefox",
                "Android",
                "newsletter",
                "news.example",
                VISITOR,
                false);
    }

    static ClickEvent eventWith(Verdict verdict) {
        ClickEvent e = event();
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
                e.browser(),
                e.os(),
                e.source(),
                null,
                e.visitorHash(),
                true);
    }

    static ClickCount count() {
        ClickCountKey key = ClickCountKey.of(event(), Instant.parse("2026-03-29T00:59:00Z"));
        return ClickCount.streamed(key, 7, 2, true, Instant.parse("2026-03-29T01:00:01.250Z"));
    }

    static SigningKey key(String keyId, int seed) {
        byte[] secret = new byte[32];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (i + seed);
        }
        return new SigningKey(keyId, secret);
    }

    static ImpressionToken token() {
        return new ImpressionToken(
                "k1",
                "acme-shoes",
                IMPRESSION_ID,
                "newsletter",
                Instant.parse("2026-03-29T00:00:00Z"),
                Instant.parse("2026-03-30T00:00:00Z"));
    }
}
