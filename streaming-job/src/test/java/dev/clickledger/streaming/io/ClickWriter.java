package dev.clickledger.streaming.io;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes clicks to the log at a steady rate, on a thread of its own, with a malformed record now and then. */
final class ClickWriter implements AutoCloseable {

    private static final int MALFORMED_EVERY = 997;
    private static final Duration TICK = Duration.ofMillis(20);

    private final KafkaProducer<byte[], byte[]> producer;
    private final ClickEventCodec codec = new ClickEventCodec();
    private final SimulatedClicks clicks;
    private long written;

    ClickWriter(String bootstrapServers, SimulatedClicks clicks) {
        this.clicks = clicks;
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        "5",
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void write(long count) {
        for (long n = 0; n < count; n++) {
            ClickEvent event = clicks.next(Instant.now());
            byte[] value = ++written % MALFORMED_EVERY == 0 ? new byte[] {1, 2, 3} : codec.encode(event);
            producer.send(new ProducerRecord<>(Topic.CLICKS.topicName(), ClickKeys.click(event.clickId()), value));
        }
    }

    void write(long perSecond, Duration duration) throws InterruptedException {
        Instant start = Instant.now();
        long done = 0;
        while (Duration.between(start, Instant.now()).compareTo(duration) < 0) {
            long due = perSecond * Duration.between(start, Instant.now()).toMillis() / 1_000;
            write(due - done);
            done = due;
            Thread.sleep(TICK.toMillis());
        }
    }

    long written() {
        return written;
    }

    @Override
    public void close() {
        producer.close();
    }
}
