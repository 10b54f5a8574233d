package dev.clickledger.streaming.ingest;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.Verdict;
import dev.clickledger.streaming.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What counting needs of a click event, as bytes, without a text ever being made of them.
 *
 * <p>{@link #read(byte[])} takes them from where they stand in the record. It knows plain records only: the current
 * schema, printable ASCII, texts below 64 bytes. Nearly all records are; of anything else it says no, and whoever calls
 * asks {@link ClickEventCodec}, which alone decides what is malformed, and hands its event to {@link #read(ClickEvent)}.
 * Whatever is read here the codec reads alike, and both ways give the same bytes.
 *
 * <p>Holds the last click: one per task.
 */
final class ClickFields {

    private static final int HEADER = ClickEventCodec.HEADER_LENGTH;
    private static final int ID = 16;
    private static final int VERDICTS = Verdict.values().length;
    private static final long FINGERPRINT = fingerprint();
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    /** Five texts of 64 characters at most, of up to four bytes each, and little besides. */
    private static final int ROOM = 2_048;

    private static final int NOT_PLAIN = -1;

    /** Click id, verdict, tenant and ad. */
    private final byte[] identity = new byte[ROOM];

    private int identityLength;
    /** Tenant, campaign, ad, verdict, country, device class and source, as in the record. */
    private final byte[] dimensions = new byte[ROOM];

    private int dimensionsLength;
    private long event;
    private long receivedAt;

    byte[] identity() {
        return identity;
    }

    int identityLength() {
        return identityLength;
    }

    byte[] dimensions() {
        return dimensions;
    }

    int dimensionsLength() {
        return dimensionsLength;
    }

    /** Tells the event from others of its click. */
    long event() {
        return event;
    }

    /** By the redirect's clock, milliseconds since the epoch. */
    long receivedAt() {
        return receivedAt;
    }

    /** Whether the record is plain, and has been read. */
    boolean read(byte @Nullable [] b) {
        if (b == null
                || b.length < HEADER + 2 * ID
                || b[0] != (byte) 0xC3
                || b[1] != 1
                || Bytes.longAt(b, 2) != FINGERPRINT) {
            return false;
        }
        int tenantAt = HEADER + 2 * ID;
        int campaignAt = behindText(b, tenantAt);
        int adAt = behindText(b, campaignAt);
        int adEnd = behindText(b, adAt);
        int verdictAt = behindNumber(b, adEnd);
        if (verdictAt == NOT_PLAIN || !verdictAndCountry(b, verdictAt)) {
            return false;
        }
        int deviceEnd = behindText(b, verdictAt + 4);
        int sourceAt = behindText(b, behindText(b, deviceEnd));
        int sourceEnd = behindText(b, sourceAt);
        if (!endsPlainly(b, sourceEnd)) {
            return false;
        }
        event = eventOf(b, HEADER);
        receivedAt = number(b, adEnd);
        identity(b, HEADER + ID, b[verdictAt], b, tenantAt, campaignAt, b, adAt, adEnd);
        dimensionsLength = 0;
        dimension(b, tenantAt, adEnd);
        dimension(b, verdictAt, deviceEnd);
        dimension(b, sourceAt, sourceEnd);
        return true;
    }

    /** Reads what the codec has read. */
    void read(ClickEvent click) {
        ByteBuffer ids = ByteBuffer.allocate(2 * ID);
        put(ids, click.eventId());
        put(ids, click.clickId());
        event = eventOf(ids.array(), 0);
        receivedAt = click.receivedAt().toEpochMilli();
        byte[] tenant = text(click.tenantId());
        byte[] ad = text(click.adId());
        byte verdict = (byte) (click.verdict().ordinal() << 1);
        identity(ids.array(), ID, verdict, tenant, 0, tenant.length, ad, 0, ad.length);
        dimensionsLength = 0;
        dimension(tenant);
        dimension(text(click.campaignId()));
        dimension(ad);
        dimension(new byte[] {verdict});
        dimension(text(click.country()));
        dimension(text(click.deviceClass()));
        dimension(text(click.source()));
    }

    private void identity(
            byte[] ids,
            int clickAt,
            byte verdict,
            byte[] tenant,
            int tenantAt,
            int tenantEnd,
            byte[] ad,
            int adAt,
            int adEnd) {
        System.arraycopy(ids, clickAt, identity, 0, ID);
        identity[ID] = verdict;
        int at = ID + 1;
        System.arraycopy(tenant, tenantAt, identity, at, tenantEnd - tenantAt);
        at += tenantEnd - tenantAt;
        System.arraycopy(ad, adAt, identity, at, adEnd - adAt);
        identityLength = at + adEnd - adAt;
    }

    private void dimension(byte[] from) {
        dimension(from, 0, from.length);
    }

    private void dimension(byte[] from, int begin, int end) {
        System.arraycopy(from, begin, dimensions, dimensionsLength, end - begin);
        dimensionsLength += end - begin;
    }

    private static long eventOf(byte[] b, int at) {
        return Bytes.longAt(b, at) * SPREAD ^ Bytes.longAt(b, at + Long.BYTES);
    }

    /** Behind a text of printable ASCII below 64 bytes that is not empty. */
    private static int behindText(byte[] b, int at) {
        if (at == NOT_PLAIN || at >= b.length) {
            return NOT_PLAIN;
        }
        int twice = b[at];
        int end = at + 1 + (twice >> 1);
        if (twice <= 0 || (twice & 1) != 0 || end > b.length) {
            return NOT_PLAIN;
        }
        for (int i = at + 1; i < end; i++) {
            // bytes of other characters are negative
            if (b[i] < ' ' || b[i] == 0x7F) {
                return NOT_PLAIN;
            }
        }
        return end;
    }

    /** Behind a variable-length number. */
    private static int behindNumber(byte[] b, int at) {
        if (at == NOT_PLAIN) {
            return NOT_PLAIN;
        }
        for (int i = at; i < b.length && i < at + 9; i++) {
            if (b[i] >= 0) {
                return i + 1;
            }
        }
        return NOT_PLAIN;
    }

    /** Avro's zigzag of such a number. */
    private static long number(byte[] b, int at) {
        long raw = 0;
        for (int i = at, shift = 0; ; i++, shift += 7) {
            raw |= (b[i] & 0x7FL) << shift;
            if (b[i] >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
    }

    private static boolean verdictAndCountry(byte[] b, int at) {
        return at + 4 <= b.length
                && b[at] >= 0
                && (b[at] & 1) == 0
                && b[at] >> 1 < VERDICTS
                && b[at + 1] == 4
                && upperCaseLetter(b[at + 2])
                && upperCaseLetter(b[at + 3]);
    }

    private static boolean upperCaseLetter(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    /** A referrer or none, a visitor, whether it was recovered, and nothing more. */
    private static boolean endsPlainly(byte[] b, int at) {
        if (at == NOT_PLAIN || at >= b.length) {
            return false;
        }
        int visitorAt;
        if (b[at] == 0) {
            visitorAt = at + 1;
        } else if (b[at] == 2) {
            visitorAt = behindText(b, at + 1);
        } else {
            return false;
        }
        return visitorAt != NOT_PLAIN
                && visitorAt + ID + 1 == b.length
                && (b[visitorAt + ID] == 0 || b[visitorAt + ID] == 1);
    }

    /** As Avro writes it. */
    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int twice = utf8.length << 1;
        ByteBuffer out = ByteBuffer.allocate(utf8.length + 2);
        if (twice > 0x7F) {
            out.put((byte) (twice & 0x7F | 0x80));
            twice >>>= 7;
        }
        out.put((byte) twice).put(utf8);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static long fingerprint() {
        UUID id = new UUID(0, 0);
        byte[] sample = new ClickEventCodec()
                .encode(new ClickEvent(
                        id,
                        id,
                        "t",
                        "c",
                        "a",
                        Instant.EPOCH,
                        Verdict.VALID,
                        ClickEvent.UNKNOWN_COUNTRY,
                        ClickEvent.UNKNOWN,
                        ClickEvent.UNKNOWN,
                        ClickEvent.UNKNOWN,
                        ClickEvent.DIRECT_SOURCE,
                        null,
                        id,
                        false));
        return Bytes.longAt(sample, 2);
    }
}
