package dev.clickledger.bench.streams;

import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A row's key as bytes: the minute, the verdict, and texts with their lengths in front. */
final class RowKey {

    private static final Verdict[] VERDICTS = Verdict.values();
    /** Six texts of 64 characters at most, of up to four bytes each, and little besides. */
    private static final int ROOM = 2_048;

    private final ByteBuffer out = ByteBuffer.allocate(ROOM);

    byte[] of(ClickEvent event, long minute) {
        out.clear().putLong(minute).put((byte) event.verdict().ordinal());
        text(event.tenantId());
        text(event.campaignId());
        text(event.adId());
        text(event.country());
        text(event.deviceClass());
        text(event.source());
        byte[] key = new byte[out.position()];
        out.get(0, key);
        return key;
    }

    /** Start of the row's minute, milliseconds since the epoch. */
    static long minute(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    static ClickCountKey read(byte[] key) {
        ByteBuffer in = ByteBuffer.wrap(key);
        Instant minute = Instant.ofEpochMilli(in.getLong());
        Verdict verdict = VERDICTS[in.get()];
        return new ClickCountKey(
                readText(in), readText(in), readText(in), minute, verdict, readText(in), readText(in), readText(in));
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.putShort((short) utf8.length).put(utf8);
    }

    private static String readText(ByteBuffer in) {
        int length = in.getShort();
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }
}
