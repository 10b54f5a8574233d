package dev.clickledger.bench.streams;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickKeys;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/** Adds up the clicks and repeats of each row, and writes the changed rows once a second. */
final class Rows implements Processor<byte[], byte[], byte[], byte[]> {

    private static final String STORE = "rows";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Far beyond the lateness bound: partitions of a backlog are not read in step. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final Duration FLUSH = Duration.ofSeconds(1);

    private final Progress progress;
    private final Map<Bytes, Tally> changed = new HashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private WindowStore<byte[], byte[]> rows;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before any record
    Rows(Progress progress) {
        this.progress = progress;
    }

    /** With a cache: a row changes many times between two commits, and only its last state is stored and logged. */
    static StoreBuilder<WindowStore<byte[], byte[]>> store() {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(STORE, KEPT, MINUTE, false),
                        Serdes.ByteArray(),
                        Serdes.ByteArray())
                .withCachingEnabled();
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        rows = context.getStateStore(STORE);
        // which of them had been written when the last process ended is not known
        try (KeyValueIterator<Windowed<byte[]>, byte[]> all = rows.all()) {
            while (all.hasNext()) {
                KeyValue<Windowed<byte[]>, byte[]> row = all.next();
                changed.put(Bytes.wrap(row.key.key()), Tally.of(row.value));
            }
        }
        context.schedule(FLUSH, PunctuationType.WALL_CLOCK_TIME, this::write);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        byte[] row = record.key();
        long minute = RowKey.minute(row);
        Tally tally = changed.computeIfAbsent(Bytes.wrap(row), key -> Tally.of(rows.fetch(row, minute)));
        if (record.value()[0] == Identities.CLICK[0]) {
            tally.clicks++;
        } else {
            tally.repeats++;
        }
        rows.put(row, tally.bytes(), minute);
        progress.added();
    }

    private void write(long now) {
        Instant emittedAt = Instant.ofEpochMilli(now);
        changed.forEach((row, tally) -> {
            ClickCountKey key = RowKey.read(row.get());
            ClickCount count = ClickCount.streamed(key, tally.clicks, tally.repeats, false, emittedAt);
            context.forward(
                    new Record<>(ClickKeys.clickCount(key.tenantId(), key.adId()), ClickCountJson.toJson(count), now));
        });
        changed.clear();
    }

    /** Counts of one row. */
    private static final class Tally {
        private long clicks;
        private long repeats;

        private static Tally of(byte @Nullable [] stored) {
            Tally tally = new Tally();
            if (stored != null) {
                ByteBuffer in = ByteBuffer.wrap(stored);
                tally.clicks = in.getLong();
                tally.repeats = in.getLong();
            }
            return tally;
        }

        private byte[] bytes() {
            return ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(clicks)
                    .putLong(repeats)
                    .array();
        }
    }
}
