package dev.clickledger.bench.streams;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.DecodeResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * Decodes events and tells clicks from repeats and redeliveries. Malformed and late ones end here.
 *
 * <p>Clicks are remembered in windows as long as the horizon, by the append time of their first event, so that the store
 * forgets whole segments, and two searches for one exact key find a click wherever it is: no range is ever scanned.
 */
final class Identities implements Processor<byte[], byte[], byte[], byte[]> {

    static final byte[] CLICK = {1};
    static final byte[] REPEAT = {0};

    private static final String STORE = "identities";
    private static final long LATENESS_BOUND_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final Duration HORIZON = Duration.ofMinutes(30);
    private static final long HORIZON_MILLIS = HORIZON.toMillis();

    private final Progress progress;
    private final ClickEventCodec codec = new ClickEventCodec();
    private final RowKey rowKey = new RowKey();
    private ProcessorContext<byte[], byte[]> context;
    private WindowStore<byte[], byte[]> identities;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before any record
    Identities(Progress progress) {
        this.progress = progress;
    }

    /** Without a cache: hardly any click is looked at twice. */
    static StoreBuilder<WindowStore<byte[], byte[]>> store() {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(STORE, HORIZON.multipliedBy(2), HORIZON, false),
                Serdes.ByteArray(),
                Serdes.ByteArray());
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        identities = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        progress.begin();
        switch (codec.decode(record.value())) {
            case DecodeResult.Decoded decoded -> count(record, decoded.event());
            case DecodeResult.Malformed malformed -> {}
            case DecodeResult.UnknownSchema unknown -> throw new IllegalStateException("unknown schema: " + unknown);
        }
        progress.read();
    }

    private void count(Record<byte[], byte[]> record, ClickEvent event) {
        long appendedAt = record.timestamp();
        long eventTime = ClickTime.eventTime(event.receivedAt().toEpochMilli(), appendedAt);
        if (ClickTime.late(eventTime, appendedAt, LATENESS_BOUND_MILLIS)) {
            return;
        }
        byte @Nullable [] finding = find(identity(event), event.eventId(), appendedAt);
        if (finding != null) {
            progress.sent();
            context.forward(new Record<>(rowKey.of(event, ClickTime.minuteOf(eventTime)), finding, appendedAt));
        }
    }

    /** {@link #CLICK}, {@link #REPEAT}, or null for a redelivery. */
    private byte @Nullable [] find(byte[] identity, UUID event, long appendedAt) {
        long window = appendedAt - appendedAt % HORIZON_MILLIS;
        long found = window;
        byte[] remembered = identities.fetch(identity, found);
        if (remembered == null) {
            found = window - HORIZON_MILLIS;
            remembered = identities.fetch(identity, found);
        }
        if (remembered == null || appendedAt - Remembered.appendedAt(remembered) > HORIZON_MILLIS) {
            identities.put(identity, Remembered.first(appendedAt, event), window);
            return CLICK;
        }
        if (Remembered.holds(remembered, event)) {
            return null;
        }
        identities.put(identity, Remembered.with(remembered, event), found);
        return REPEAT;
    }

    private static byte[] identity(ClickEvent event) {
        byte[] tenant = event.tenantId().getBytes(StandardCharsets.UTF_8);
        byte[] ad = event.adId().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Long.BYTES + 2 + tenant.length + ad.length)
                .putLong(event.clickId().getMostSignificantBits())
                .putLong(event.clickId().getLeastSignificantBits())
                .put((byte) event.verdict().ordinal())
                .put((byte) tenant.length)
                .put(tenant)
                .put(ad)
                .array();
    }
}
