package dev.clickledger.app.report.bench;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.Topic;
import dev.clickledger.contract.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The queries of open dashboards over many rows, on Pinot and, for a yardstick, on DuckDB with the same rows: a series
 * of an hour by the minute, a series of seven days, and the six lists of each.
 */
public final class DashboardQueries {

    private static final String TENANT = "bench";
    private static final List<String> COUNTRIES = List.of("US", "DE", "FR", "IN", "BR", "JP", "GB", "ES", "IT", "PL");
    private static final List<String> DEVICES = List.of("PHONE", "DESKTOP", "TABLET");
    private static final int ADS = 50;
    private static final int MINUTES = 7 * 24 * 60;
    private static final Instant END = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private DashboardQueries() {}

    /**
     * Runs.
     *
     * @param arguments brokers of Kafka, address of Pinot's broker, rows, clients, seconds, a file for DuckDB
     */
    public static void main(String[] arguments) throws Exception {
        String kafka = arguments[0];
        URI pinot = URI.create(arguments[1]).resolve("/query/sql");
        int rows = Integer.parseInt(arguments[2]);
        int clients = Integer.parseInt(arguments[3]);
        Duration time = Duration.ofSeconds(Integer.parseInt(arguments[4]));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:" + Path.of(arguments[5]))) {
            load(kafka, duck, rows);
            PinotClient client = new PinotClient(pinot);
            awaitRows(client, rows);
            List<String> statements = statements();
            for (String statement : statements) {
                client.run(pinotSql(statement));
            }
            report("pinot", run(clients, time, statements, sql -> client.run(pinotSql(sql))));
            report("duckdb", run(clients, time, statements, sql -> ask(duck, sql)));
        }
    }

    private interface Question {
        void ask(String sql) throws IOException, InterruptedException, SQLException;
    }

    private record Measured(long[] nanos, int errors) {}

    private static Measured run(int clients, Duration time, List<String> statements, Question question)
            throws InterruptedException {
        List<Long> nanos = new ArrayList<>();
        AtomicInteger errors = new AtomicInteger();
        Instant end = Instant.now().plus(time);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> {
                    List<Long> mine = new ArrayList<>();
                    while (Instant.now().isBefore(end)) {
                        String sql = statements.get(ThreadLocalRandom.current().nextInt(statements.size()));
                        long start = System.nanoTime();
                        try {
                            question.ask(sql);
                        } catch (IOException | SQLException | RuntimeException e) {
                            errors.incrementAndGet();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return;
                        }
                        mine.add(System.nanoTime() - start);
                    }
                    synchronized (nanos) {
                        nanos.addAll(mine);
                    }
                });
            }
        }
        return new Measured(nanos.stream().mapToLong(Long::longValue).sorted().toArray(), errors.get());
    }

    private static void report(String engine, Measured measured) {
        long[] nanos = measured.nanos();
        System.out.printf(
                "measured: %s %d queries, p50 %.1f ms, p99 %.1f ms, %d errors%n",
                engine,
                nanos.length,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                measured.errors());
    }

    /** As the app writes them, with the names of times and tables left open. */
    private static List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (int minutes : new int[] {60, MINUTES}) {
            long step = minutes == 60 ? 60_000 : 3_600_000;
            String rows = "FROM click_counts WHERE \"tenantId\" = '" + TENANT + "' AND \"minute\" >= "
                    + END.minus(Duration.ofMinutes(minutes)).toEpochMilli() + " AND \"minute\" < " + END.toEpochMilli();
            String part = "FLOOR(" + "{minute} / " + step + ") * " + step;
            statements.add("SELECT " + part + ", \"verdict\", \"state\", SUM(\"clicks\"), SUM(\"repeats\"),"
                    + " MAX(\"emittedAt\") " + rows + " GROUP BY " + part + ", \"verdict\", \"state\" LIMIT 100000");
            for (String column : List.of("campaignId", "adId", "country", "deviceClass", "source")) {
                statements.add("SELECT \"" + column + "\", SUM(\"clicks\") " + rows + " AND \"verdict\" = 'VALID'"
                        + " GROUP BY \"" + column + "\" ORDER BY SUM(\"clicks\") DESC, \"" + column + "\" LIMIT 9");
            }
        }
        return statements;
    }

    private static String pinotSql(String statement) {
        return statement.replace("{minute}", "CAST(\"minute\" AS LONG)");
    }

    private static void ask(Connection duck, String sql) throws SQLException {
        Connection own = ((org.duckdb.DuckDBConnection) duck).duplicate();
        try (own;
                Statement statement = own.createStatement();
                ResultSet found = statement.executeQuery(sql.replace("{minute}", "\"minute\""))) {
            while (found.next()) {
                found.getObject(1);
            }
        }
    }

    /** The same rows into both, spread over seven days; sent again they replace themselves. */
    private static void load(String kafka, Connection duck, int rows) throws SQLException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka,
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
        try (Statement statement = duck.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE click_counts (\"tenantId\" TEXT, \"campaignId\" TEXT,"
                    + " \"adId\" TEXT, \"minute\" BIGINT, \"verdict\" TEXT, \"country\" TEXT, \"deviceClass\" TEXT,"
                    + " \"source\" TEXT, \"clicks\" BIGINT, \"repeats\" BIGINT, \"state\" TEXT, \"emittedAt\" BIGINT)");
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings);
                DuckDBAppender table = duck.unwrap(DuckDBConnection.class)
                        .createAppender(DuckDBConnection.DEFAULT_SCHEMA, "click_counts")) {
            for (int i = 0; i < rows; i++) {
                ClickCount count = row(i);
                ClickCountKey key = count.key();
                producer.send(new ProducerRecord<>(
                        Topic.CLICK_COUNTS.topicName(),
                        ClickKeys.clickCount(key.tenantId(), key.adId()),
                        ClickCountJson.toJson(count)));
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
    }

    /** Every number is another key: minute, ad, country, device and verdict are its digits. */
    private static ClickCount row(int number) {
        int minute = number % MINUTES;
        int rest = number / MINUTES;
        int ad = rest % ADS;
        int variant = rest / ADS;
        ClickCountKey key = new ClickCountKey(
                TENANT,
                "bench-campaign-" + ad % 5,
                "bench-ad-" + ad,
                END.minus(Duration.ofMinutes(1L + minute)),
                variant % 7 == 6 ? Verdict.BOT : Verdict.VALID,
                COUNTRIES.get((ad + variant) % COUNTRIES.size()),
                DEVICES.get(variant % DEVICES.size()),
                "source-" + variant % 8);
        return ClickCount.reconciled(key, 1 + number % 13, number % 2, 1, END);
    }

    private static void awaitRows(PinotClient pinot, int rows) throws IOException, InterruptedException {
        String sql = "SELECT COUNT(*) FROM click_counts WHERE \"tenantId\" = '" + TENANT + "'";
        Instant patience = Instant.now().plus(Duration.ofMinutes(10));
        while (pinot.run(sql).indexOf("\"rows\":[[" + rows + "]]") < 0) {
            if (Instant.now().isAfter(patience)) {
                throw new IllegalStateException("Pinot does not have " + rows + " rows: " + pinot.run(sql));
            }
            Thread.sleep(1_000);
        }
    }

    /** Asks over HTTP as the app does. */
    private static final class PinotClient {

        private final URI endpoint;
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        PinotClient(URI endpoint) {
            this.endpoint = endpoint;
        }

        String run(String sql) throws IOException, InterruptedException {
            String body = "{\"sql\":\"" + sql.replace("\"", "\\\"") + "\"}";
            HttpRequest request = HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                    .build();
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            if (!answer.contains("\"resultTable\"") || !answer.contains("\"exceptions\":[]")) {
                throw new IOException(Arrays.toString(answer.lines().limit(3).toArray()));
            }
            return answer;
        }
    }
}
