package dev.clickledger.streaming.io;

import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Prints a digest over the final rows: key, clicks and repeats. {@code expected BOOTSTRAP} counts them from the log by the
 * simplest means; {@code published BOOTSTRAP TOPIC} reads what was written to a topic, and deletes what it has read, so
 * that the next run's rows stand alone. Equal rows give equal lines. See {@code bench/throughput}.
 */
final class CountsDigest {

    /** As the job's default. */
    private static final Duration LATENESS_BOUND = Duration.ofMinutes(1);

    private CountsDigest() {}

    public static void main(String[] arguments) throws Exception {
        String bootstrapServers = arguments[1];
        System.out.println(
                switch (arguments[0]) {
                    case "expected" ->
                        line(ExpectedCounts.of(TopicReader.readAll(bootstrapServers, Topic.CLICKS), LATENESS_BOUND)
                                .rows());
                    case "published" -> published(bootstrapServers, arguments[2]);
                    default -> throw new IllegalArgumentException(arguments[0]);
                });
    }

    private static String published(String bootstrapServers, String topic) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = TopicReader.readAll(bootstrapServers, topic);
        Map<TopicPartition, RecordsToDelete> read = records.stream()
                .collect(Collectors.toMap(
                        record -> new TopicPartition(record.topic(), record.partition()),
                        record -> RecordsToDelete.beforeOffset(record.offset() + 1),
                        (earlier, later) -> later));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteRecords(read).all().get();
        }
        return line(PublishedCounts.of(records).rows());
    }

    private static String line(Map<ClickCountKey, ExpectedCounts.Tally> rows) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        rows.entrySet().stream()
                .map(row -> row.toString() + '\n')
                .sorted()
                .forEach(row -> digest.update(row.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8) + " (" + ExpectedCounts.total(rows) + ")";
    }
}
