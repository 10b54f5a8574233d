package dev.clickledger.reconcile;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.ClickTrait;
import dev.clickledger.contract.DecodeResult;
import dev.clickledger.contract.Reconciliation;
import dev.clickledger.contract.ReconciliationJson;
import dev.clickledger.contract.Topic;
import dev.clickledger.contract.TraitCount;
import dev.clickledger.contract.TraitCountJson;
import dev.clickledger.contract.TraitCountKey;
import dev.clickledger.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads whole topics, and knows in plain Java what ought to stand in them. */
final class TopicReader {

    private final String bootstrap;

    TopicReader(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Clicks and repeats of a row. */
    record Counts(long clicks, long repeats) {}

    /** Rows as a reader sees them: of each row the highest revision, and of equal ones the newest. */
    Map<ClickCountKey, ClickCount> standing(Topic topic) {
        Map<ClickCountKey, ClickCount> rows = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : all(topic)) {
            ClickCount count = ClickCountJson.fromJson(message.value());
            rows.merge(count.key(), count, (old, next) -> next.revision() >= old.revision() ? next : old);
        }
        return rows;
    }

    /** Rows by trait as a reader sees them. */
    Map<TraitCountKey, TraitCount> standingTraits() {
        Map<TraitCountKey, TraitCount> rows = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : all(Topic.TRAIT_COUNTS)) {
            TraitCount count = TraitCountJson.fromJson(message.value());
            rows.merge(count.key(), count, (old, next) -> next.revision() >= old.revision() ? next : old);
        }
        return rows;
    }

    List<Reconciliation> findings() {
        return all(Topic.RECONCILIATIONS).stream()
                .map(message -> ReconciliationJson.fromJson(message.value()))
                .toList();
    }

    /** Counts the log anew, without any of the job's code. */
    Map<ClickCountKey, Counts> recount() {
        Map<ClickCountKey, Counts> counts = new HashMap<>();
        events((event, at, click) -> counts.merge(
                ClickCountKey.of(event, ClickTime.minuteOf(at)),
                new Counts(click ? 1 : 0, click ? 0 : 1),
                (a, b) -> new Counts(a.clicks() + b.clicks(), a.repeats() + b.repeats())));
        return counts;
    }

    /** The same by quarters of an hour, told by the clock's face. */
    Map<ClickCountKey, Counts> recountQuarters() {
        Map<ClickCountKey, Counts> counts = new HashMap<>();
        recount().forEach((key, ofMinute) -> {
            int minute = key.minute().atZone(ZoneOffset.UTC).getMinute();
            counts.merge(
                    new ClickCountKey(
                            key.tenantId(),
                            key.campaignId(),
                            key.adId(),
                            key.minute().minusSeconds(60L * (minute % 15)),
                            key.verdict(),
                            key.country(),
                            key.deviceClass(),
                            key.source()),
                    ofMinute,
                    (a, b) -> new Counts(a.clicks() + b.clicks(), a.repeats() + b.repeats()));
        });
        return counts;
    }

    /** Counts valid clicks by trait anew, as long as no list is so long that values are put together. */
    Map<TraitCountKey, Long> recountTraits() {
        Map<TraitCountKey, Long> counts = new HashMap<>();
        events((event, at, click) -> {
            if (click && event.verdict() == Verdict.VALID) {
                String host = event.referrerHost();
                Map<ClickTrait, String> values = Map.of(
                        ClickTrait.REFERRER, host == null ? "DIRECT" : host,
                        ClickTrait.BROWSER, event.browser(),
                        ClickTrait.OS, event.os());
                Instant hour = at.truncatedTo(ChronoUnit.HOURS);
                values.forEach((trait, value) -> counts.merge(
                        new TraitCountKey(event.tenantId(), event.campaignId(), event.adId(), hour, trait, value),
                        1L,
                        Long::sum));
            }
        });
        return counts;
    }

    /** Takes an event, when it happened, and whether it is its click's first. */
    private interface EventCounter {
        void count(ClickEvent event, Instant at, boolean click);
    }

    private void events(EventCounter counter) {
        List<ConsumerRecord<byte[], byte[]>> log = all(Topic.CLICKS);
        log.sort(Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                .thenComparing(ConsumerRecord::partition)
                .thenComparing(ConsumerRecord::offset));
        ClickEventCodec codec = new ClickEventCodec();
        Set<Object> events = new HashSet<>();
        Set<Object> clicks = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : log) {
            if (codec.decode(record.value()) instanceof DecodeResult.Decoded decoded) {
                ClickEvent event = decoded.event();
                if (events.add(event.eventId())) {
                    boolean click =
                            clicks.add(List.of(event.tenantId(), event.adId(), event.clickId(), event.verdict()));
                    counter.count(
                            event,
                            ClickTime.eventTime(event.receivedAt(), Instant.ofEpochMilli(record.timestamp())),
                            click);
                }
            }
        }
    }

    Map<Integer, Long> ends(Topic topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<Integer, Long> ends = new TreeMap<>();
            consumer.endOffsets(partitions(consumer, topic)).forEach((at, end) -> ends.put(at.partition(), end));
            return ends;
        }
    }

    List<ConsumerRecord<byte[], byte[]>> all(Topic topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
            return messages;
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Topic topic) {
        return consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(topic.topicName(), info.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
