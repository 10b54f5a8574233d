package dev.clickledger.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Click events as Avro single-object encoding: the marker {@code C3 01}, the writer schema's CRC-64-AVRO fingerprint in
 * little-endian order, then the body (Avro 1.12 specification, "Single object encoding").
 *
 * <p>Holds buffers and decoders: one codec per thread.
 */
public final class ClickEventCodec {

    /** Bytes in front of the Avro body. */
    public static final int HEADER_LENGTH = 10;

    private static final byte[] MARKER = {(byte) 0xC3, 0x01};
    private static final int ID_LENGTH = 16;
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final long CURRENT_FINGERPRINT = SchemaNormalization.parsingFingerprint64(ClickSchemas.current());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    private final Map<Long, ResolvingDecoder> decoders = new HashMap<>();
    private final byte[] id = new byte[ID_LENGTH];
    private final byte[] header = header();
    private @Nullable BinaryDecoder body;

    /** The event in the current schema. */
    public byte[] encode(ClickEvent event) {
        out.reset();
        out.writeBytes(header);
        try {
            writeId(event.eventId());
            writeId(event.clickId());
            encoder.writeString(event.tenantId());
            encoder.writeString(event.campaignId());
            encoder.writeString(event.adId());
            encoder.writeLong(event.receivedAt().toEpochMilli());
            encoder.writeEnum(event.verdict().ordinal());
            encoder.writeString(event.country());
            encoder.writeString(event.deviceClass());
            encoder.writeString(event.browser());
            encoder.writeString(event.os());
            encoder.writeString(event.source());
            writeReferrer(event.referrerHost());
            writeId(event.visitorHash());
            encoder.writeBoolean(event.recovered());
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed for event " + event.eventId(), e);
        }
        return out.toByteArray();
    }

    /** Reads an event of any known schema. Never throws for what the bytes hold. */
    public DecodeResult decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new DecodeResult.Malformed("the record has no value");
        }
        if (bytes.length < HEADER_LENGTH) {
            return new DecodeResult.Malformed("only " + bytes.length + " bytes, fewer than the 10 of the header");
        }
        if (bytes[0] != MARKER[0] || bytes[1] != MARKER[1]) {
            return new DecodeResult.Malformed("does not start with the single-object marker C3 01");
        }
        long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MARKER.length);
        Schema writer = ClickSchemas.byFingerprint().get(fingerprint);
        if (writer == null) {
            return new DecodeResult.UnknownSchema(fingerprint);
        }
        return decodeBody(bytes, fingerprint, writer);
    }

    private DecodeResult decodeBody(byte[] bytes, long fingerprint, Schema writer) {
        try {
            BinaryDecoder in =
                    DecoderFactory.get().binaryDecoder(bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH, body);
            body = in;
            ResolvingDecoder decoder = decoder(fingerprint, writer);
            decoder.configure(in);
            ClickEvent event = read(decoder);
            decoder.drain();
            return in.isEnd()
                    ? new DecodeResult.Decoded(event)
                    : new DecodeResult.Malformed("bytes are left over behind the event");
        } catch (IOException | RuntimeException e) {
            decoders.remove(fingerprint);
            return new DecodeResult.Malformed("the body cannot be read: " + e);
        }
    }

    private ResolvingDecoder decoder(long fingerprint, Schema writer) throws IOException {
        ResolvingDecoder decoder = decoders.get(fingerprint);
        if (decoder == null) {
            decoder = DecoderFactory.get().resolvingDecoder(writer, ClickSchemas.current(), null);
            decoders.put(fingerprint, decoder);
        }
        return decoder;
    }

    private ClickEvent read(ResolvingDecoder in) throws IOException {
        // With one schema version every reader sees the writer's order; readFieldOrder covers later versions.
        Fields f = new Fields();
        for (Schema.Field field : in.readFieldOrder()) {
            readField(in, field.name(), f);
        }
        return f.event();
    }

    private void readField(ResolvingDecoder in, String name, Fields f) throws IOException {
        switch (name) {
            case "eventId" -> f.eventId = readId(in);
            case "clickId" -> f.clickId = readId(in);
            case "tenantId" -> f.tenantId = in.readString();
            case "campaignId" -> f.campaignId = in.readString();
            case "adId" -> f.adId = in.readString();
            case "receivedAt" -> f.receivedAt = in.readLong();
            case "verdict" -> f.verdict = VERDICTS[in.readEnum()];
            case "country" -> f.country = in.readString();
            case "deviceClass" -> f.deviceClass = in.readString();
            case "browser" -> f.browser = in.readString();
            case "os" -> f.os = in.readString();
            case "source" -> f.source = in.readString();
            case "referrerHost" -> f.referrerHost = readReferrer(in);
            case "visitorHash" -> f.visitorHash = readId(in);
            case "recovered" -> f.recovered = in.readBoolean();
            default -> throw new IllegalStateException("the current schema has a field that is not mapped: " + name);
        }
    }

    private void writeReferrer(@Nullable String host) throws IOException {
        if (host == null) {
            encoder.writeIndex(0);
            encoder.writeNull();
        } else {
            encoder.writeIndex(1);
            encoder.writeString(host);
        }
    }

    private static @Nullable String readReferrer(ResolvingDecoder in) throws IOException {
        if (in.readIndex() == 0) {
            in.readNull();
            return null;
        }
        return in.readString();
    }

    private void writeId(UUID value) throws IOException {
        ByteBuffer.wrap(id).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        encoder.writeFixed(id);
    }

    private UUID readId(ResolvingDecoder in) throws IOException {
        in.readFixed(id);
        ByteBuffer buffer = ByteBuffer.wrap(id);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] header() {
        return ByteBuffer.allocate(HEADER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .putLong(CURRENT_FINGERPRINT)
                .array();
    }

    /** The fields of the event being read, in whatever order the writer had them. */
    private static final class Fields {
        private @Nullable UUID eventId;
        private @Nullable UUID clickId;
        private String tenantId = "";
        private String campaignId = "";
        private String adId = "";
        private long receivedAt;
        private @Nullable Verdict verdict;
        private String country = "";
        private String deviceClass = "";
        private String browser = "";
        private String os = "";
        private String source = "";
        private @Nullable String referrerHost;
        private @Nullable UUID visitorHash;
        private boolean recovered;

        private ClickEvent event() {
            if (eventId == null || clickId == null || verdict == null || visitorHash == null) {
                throw new IllegalArgumentException("an id or the verdict is missing");
            }
            return new ClickEvent(
                    eventId,
                    clickId,
                    tenantId,
                    campaignId,
                    adId,
                    Instant.ofEpochMilli(receivedAt),
                    verdict,
                    country,
                    deviceClass,
                    browser,
                    os,
                    source,
                    referrerHost,
                    visitorHash,
                    recovered);
        }
    }
}
