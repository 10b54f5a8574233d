package dev.clickledger.streaming.io;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.MinuteState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What readers of {@code click-counts} see who keep the highest revision of each row, as Pinot does. */
final class PublishedCounts {

    private final Map<ClickCountKey, ClickCount> rows = new HashMap<>();
    private long records;

    static PublishedCounts of(List<ConsumerRecord<byte[], byte[]>> topic) {
        PublishedCounts published = new PublishedCounts();
        topic.forEach(record -> published.add(ClickCountJson.fromJson(record.value())));
        return published;
    }

    private void add(ClickCount count) {
        records++;
        rows.merge(count.key(), count, (kept, next) -> next.revision() >= kept.revision() ? next : kept);
    }

    Map<ClickCountKey, ExpectedCounts.Tally> rows() {
        return rows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        row -> new ExpectedCounts.Tally(
                                row.getValue().clicks(), row.getValue().repeats())));
    }

    long open() {
        return rows.values().stream()
                .filter(row -> row.state() == MinuteState.OPEN)
                .count();
    }

    long records() {
        return records;
    }
}
