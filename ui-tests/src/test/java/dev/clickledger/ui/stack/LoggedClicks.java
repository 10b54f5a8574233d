package dev.clickledger.ui.stack;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.DecodeResult;
import dev.clickledger.contract.Topic;
import dev.clickledger.contract.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the log holds of one ad, from when this was made. */
public final class LoggedClicks implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String adId;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ClickEventCodec codec = new ClickEventCodec();
    private final List<ClickEvent> events = new ArrayList<>();

    /** Listens from now on. */
    public LoggedClicks(RunningStack stack, String adId) {
        this.adId = adId;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafka()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.CLICKS.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Waits until something of that verdict is logged. */
    public void await(Verdict verdict) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (events.stream().noneMatch(event -> event.verdict() == verdict)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nothing of verdict " + verdict + " was logged, but " + events);
            }
            read(POLL);
        }
    }

    /** All that is logged by now. */
    public List<ClickEvent> all() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read(POLL);
        }
        return List.copyOf(events);
    }

    /** All of that verdict that is logged by now. */
    public List<ClickEvent> all(Verdict verdict) {
        return all().stream().filter(event -> event.verdict() == verdict).toList();
    }

    /** Forgets what is logged by now. */
    public void forget() {
        all();
        events.clear();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void read(Duration atMost) {
        for (ConsumerRecord<byte[], byte[]> item : consumer.poll(atMost)) {
            if (codec.decode(item.value()) instanceof DecodeResult.Decoded(ClickEvent event)
                    && event.adId().equals(adId)) {
                events.add(event);
            }
        }
    }
}
