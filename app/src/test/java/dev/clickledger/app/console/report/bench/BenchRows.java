package dev.clickledger.app.console.report.bench;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.PinotTables;
import dev.clickledger.contract.Topic;
import dev.clickledger.contract.Verdict;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A week of reconciled counts of an invented tenant, by the minute, and added up by the quarter of an hour as the
 * reconcile job does. Written again they replace themselves.
 */
final class BenchRows {

    static final String TENANT = "bench";
    static final Instant END = Instant.now().truncatedTo(ChronoUnit.HOURS);
    static final Instant BEGIN = END.minus(Duration.ofDays(7));

    private static final List<String> COUNTRIES = List.of("US", "DE", "FR", "IN", "BR", "JP", "GB", "ES", "IT", "PL");
    private static final List<String> DEVICES = List.of("PHONE", "DESKTOP", "TABLET");
    private static final int ADS = 50;
    private static final int MINUTES = (int) Duration.between(BEGIN, END).toMinutes();
    private static final Map<String, Object> PRODUCER = Map.of(
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class,
            "linger.ms",
            20,
            "batch.size",
            262_144,
            "compression.type",
            "zstd");

    private BenchRows() {}

    /** Writes them to Kafka's topics and to tables of DuckDB. Returns how many there are by the quarter. */
    static int write(String kafka, DuckDBConnection duck, int rows) throws SQLException {
        Map<String, Object> settings = new HashMap<>(PRODUCER);
        settings.put("bootstrap.servers", kafka);
        Map<ClickCountKey, ClickCount> quarters = new HashMap<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            try (DuckDBAppender minutes = table(duck, PinotTables.CLICK_COUNTS)) {
                // in the order of time, as clicks come
                for (int minute = 0; minute < MINUTES; minute++) {
                    int inMinute = rows / MINUTES + (minute < rows % MINUTES ? 1 : 0);
                    for (int i = 0; i < inMinute; i++) {
                        ClickCount count = row(minute, i);
                        send(producer, Topic.CLICK_COUNTS, count);
                        append(minutes, count);
                        quarters.merge(quarterOf(count.key()), quarter(count), BenchRows::sum);
                    }
                }
            }
            List<ClickCount> inOrder = quarters.values().stream()
                    .sorted(Comparator.comparing(count -> count.key().minute()))
                    .toList();
            try (DuckDBAppender table = table(duck, PinotTables.QUARTER_COUNTS)) {
                for (ClickCount count : inOrder) {
                    send(producer, Topic.QUARTER_COUNTS, count);
                    append(table, count);
                }
            }
        }
        return quarters.size();
    }

    /** Within a minute every number is another ad, country, device or source. */
    private static ClickCount row(int minute, int number) {
        int ad = number % ADS;
        int variant = number / ADS;
        ClickCountKey key = new ClickCountKey(
                TENANT,
                "bench-campaign-" + ad % 5,
                "bench-ad-" + ad,
                BEGIN.plus(Duration.ofMinutes(minute)),
                variant % 7 == 6 ? Verdict.BOT : Verdict.VALID,
                COUNTRIES.get((ad + variant) % COUNTRIES.size()),
                DEVICES.get(variant % DEVICES.size()),
                "source-" + variant % 8);
        return ClickCount.reconciled(key, 1 + (minute + number) % 13, number % 2, 1, END);
    }

    private static ClickCountKey quarterOf(ClickCountKey key) {
        return new ClickCountKey(
                key.tenantId(),
                key.campaignId(),
                key.adId(),
                ClickTime.quarterOf(key.minute()),
                key.verdict(),
                key.country(),
                key.deviceClass(),
                key.source());
    }

    private static ClickCount quarter(ClickCount count) {
        return ClickCount.reconciled(quarterOf(count.key()), count.clicks(), count.repeats(), 1, END);
    }

    private static ClickCount sum(ClickCount one, ClickCount other) {
        return ClickCount.reconciled(one.key(), one.clicks() + other.clicks(), one.repeats() + other.repeats(), 1, END);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, Topic topic, ClickCount count) {
        ClickCountKey key = count.key();
        producer.send(new ProducerRecord<>(
                topic.topicName(), ClickKeys.clickCount(key.tenantId(), key.adId()), ClickCountJson.toJson(count)));
    }

    private static DuckDBAppender table(DuckDBConnection duck, String name) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE " + name + " (\"tenantId\" TEXT, \"campaignId\" TEXT,"
                    + " \"adId\" TEXT, \"minute\" BIGINT, \"verdict\" TEXT, \"country\" TEXT, \"deviceClass\" TEXT,"
                    + " \"source\" TEXT, \"clicks\" BIGINT, \"repeats\" BIGINT, \"state\" TEXT, \"emittedAt\" BIGINT)");
        }
        return duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, name);
    }

    private static void append(DuckDBAppender table, ClickCount count) throws SQLException {
        ClickCountKey key = count.key();
        table.beginRow();
        table.append(key.tenantId());
        table.append(key.campaignId());
        table.append(key.adId());
        table.append(key.minute().toEpochMilli());
        table.append(key.verdict().name());
        table.append(key.country());
        table.append(key.deviceClass());
        table.append(key.source());
        table.append(count.clicks());
        table.append(count.repeats());
        table.append(count.state().name());
        table.append(count.emittedAt().toEpochMilli());
        table.endRow();
    }
}
