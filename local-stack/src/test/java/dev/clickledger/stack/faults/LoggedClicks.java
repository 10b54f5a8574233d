package dev.clickledger.stack.faults;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.DecodeResult;
import dev.clickledger.contract.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the click log holds of the test's advertiser, counted by the simplest means: every identity once, whatever else
 * comes is a repeat, and a further copy of an event is nothing.
 */
final class LoggedClicks implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Clicks and repeats of one ad with one verdict. */
    record Tally(long clicks, long repeats) {

        Tally plus(Tally other) {
            return new Tally(clicks + other.clicks, repeats + other.repeats);
        }
    }

    private record Identity(String ad, UUID click, String verdict) {}

    private final Duration latenessBound;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ClickEventCodec codec = new ClickEventCodec();
    private final Counts all = new Counts();
    private final Counts onTime = new Counts();
    private final Set<UUID> clickIds = new HashSet<>();
    private long copies;

    LoggedClicks(String bootstrap, Duration latenessBound) {
        this.latenessBound = latenessBound;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false, "reconnect.backoff.max.ms", 500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.CLICKS.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on to the log's present end. */
    LoggedClicks read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(this::add);
        }
        return this;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        if (!(codec.decode(record.value()) instanceof DecodeResult.Decoded(ClickEvent event))
                || !event.tenantId().equals(TestAds.TENANT)) {
            return;
        }
        clickIds.add(event.clickId());
        if (!all.add(event)) {
            copies++;
        }
        if (!Instant.ofEpochMilli(record.timestamp()).isAfter(event.receivedAt().plus(latenessBound))) {
            onTime.add(event);
        }
    }

    /** By ad and verdict, as {@code ad verdict}: what must be served in the end. */
    Map<String, Tally> all() {
        return all.tallies();
    }

    /** The same without late records, which only a recount may add. */
    Map<String, Tally> onTime() {
        return onTime.tallies();
    }

    Set<UUID> clickIds() {
        return clickIds;
    }

    /** Events that the log holds more than once. */
    long copies() {
        return copies;
    }

    static Tally sum(Collection<Tally> tallies) {
        return tallies.stream().reduce(new Tally(0, 0), Tally::plus);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static final class Counts {

        private final Set<UUID> events = new HashSet<>();
        private final Set<Identity> identities = new HashSet<>();
        private final Map<String, Tally> tallies = new HashMap<>();

        boolean add(ClickEvent event) {
            if (!events.add(event.eventId())) {
                return false;
            }
            String verdict = event.verdict().name();
            boolean first = identities.add(new Identity(event.adId(), event.clickId(), verdict));
            tallies.merge(event.adId() + " " + verdict, new Tally(first ? 1 : 0, first ? 0 : 1), Tally::plus);
            return true;
        }

        Map<String, Tally> tallies() {
            return new TreeMap<>(tallies);
        }
    }
}
