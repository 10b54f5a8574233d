package dev.clickledger.app.console.report.bench;

import dev.clickledger.app.console.pinot.PinotGateway;
import dev.clickledger.app.console.pinot.PinotGateways;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.pinot.PinotUnavailableException;
import dev.clickledger.app.console.report.pinot.DashboardStatements;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.Scopes;
import dev.clickledger.contract.PinotTables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;

/**
 * The queries of open dashboards over many rows: charts and lists of an hour and of seven days, in equal parts, each
 * client one after the other without a pause. Pinot is asked as the application asks; beside it, in the same rounds,
 * DuckDB the same statements over the same rows, and DuckDB over the minutes alone.
 */
public final class DashboardQueries {

    private static final int ROUNDS = 5;

    /** Pinot's compiler is at work for some minutes. */
    private static final int WARM_UP_ROUNDS = 8;

    private DashboardQueries() {}

    /**
     * Runs.
     *
     * @param arguments brokers of Kafka, addresses of Pinot's broker and controller, rows, clients, seconds a round, a
     *     file for DuckDB
     */
    public static void main(String[] arguments) throws Exception {
        String kafka = arguments[0];
        PinotGateway pinot = PinotGateways.patientlyTo(URI.create(arguments[1]));
        URI controller = URI.create(arguments[2]);
        int rows = Integer.parseInt(arguments[3]);
        int clients = Integer.parseInt(arguments[4]);
        Duration time = Duration.ofSeconds(Integer.parseInt(arguments[5]));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:" + Path.of(arguments[6]))) {
            int quarters = BenchRows.write(kafka, duck.unwrap(DuckDBConnection.class), rows);
            awaitRows(pinot, PinotTables.CLICK_COUNTS, rows);
            awaitRows(pinot, PinotTables.QUARTER_COUNTS, quarters);
            seal(controller, PinotTables.CLICK_COUNTS);
            seal(controller, PinotTables.QUARTER_COUNTS);
            System.out.printf("measured: %d rows by the minute, %d by the quarter of an hour%n", rows, quarters);
            List<List<PinotSelect>> asked = questions(pinot);
            List<Engine> engines = List.of(
                    new Engine("pinot", true, asked, pinot::query),
                    new Engine("duckdb", false, asked, select -> ask(duck, select.sql())),
                    new Engine("duckdb by the minute", false, byTheMinute(), select -> ask(duck, select.sql())));
            for (Engine engine : engines) {
                engine.askEachOnce();
                engine.run(clients, time.multipliedBy(engine.compiles() ? WARM_UP_ROUNDS : 1));
            }
            engines.forEach(Engine::forget);
            for (int round = 0; round < ROUNDS; round++) {
                for (Engine engine : engines) {
                    engine.run(clients, time);
                }
            }
            engines.forEach(Engine::report);
        }
    }

    /** The last hour and the whole week. */
    private static List<List<PinotSelect>> questions(PinotGateway pinot) {
        List<List<PinotSelect>> questions = new ArrayList<>();
        for (Instant from : List.of(BenchRows.END.minus(Duration.ofHours(1)), BenchRows.BEGIN)) {
            questions.addAll(
                    DashboardStatements.of(pinot, Scopes.tenant(BenchRows.TENANT), new TimeRange(from, BenchRows.END)));
        }
        return questions;
    }

    private static List<List<PinotSelect>> byTheMinute() {
        List<List<PinotSelect>> questions = new ArrayList<>();
        for (Instant from : List.of(BenchRows.END.minus(Duration.ofHours(1)), BenchRows.BEGIN)) {
            questions.addAll(DashboardStatements.byTheMinute(
                    Scopes.tenant(BenchRows.TENANT), new TimeRange(from, BenchRows.END)));
        }
        return questions;
    }

    private static void ask(Connection duck, String sql) throws SQLException {
        Connection own = ((DuckDBConnection) duck).duplicate();
        try (own;
                Statement statement = own.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                found.getObject(1);
            }
        }
    }

    private static void awaitRows(PinotGateway pinot, String table, int rows) throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofMinutes(10));
        PinotSelect count = PinotSelect.from(table, Scopes.tenant(BenchRows.TENANT), 1)
                .count()
                .upToLimit();
        while (pinot.query(count).getFirst().number(0) < rows) {
            if (Instant.now().isAfter(patience)) {
                throw new IllegalStateException("Pinot does not have " + rows + " rows in " + table);
            }
            Thread.sleep(1_000);
        }
    }

    /** Rows of past days lie in sealed segments, with all their indexes. */
    private static void seal(URI controller, String table) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(controller.resolve("/tables/" + table + "/forceCommit"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("Pinot does not seal the segments of " + table + ": " + answer.body());
            }
        }
        Thread.sleep(15_000);
    }

    private interface Asking {
        void ask(PinotSelect select) throws SQLException;
    }

    /** One engine and what it took. */
    private static final class Engine {

        private final String name;
        private final boolean compiles;
        private final List<List<PinotSelect>> questions;
        private final Asking asking;
        private final List<double[]> rounds = new ArrayList<>();
        private final AtomicInteger errors = new AtomicInteger();

        Engine(String name, boolean compiles, List<List<PinotSelect>> questions, Asking asking) {
            this.name = name;
            this.compiles = compiles;
            this.questions = questions;
            this.asking = asking;
        }

        boolean compiles() {
            return compiles;
        }

        /** So that a statement that cannot be answered is known at once. */
        void askEachOnce() throws SQLException {
            for (List<PinotSelect> question : questions) {
                for (PinotSelect select : question) {
                    asking.ask(select);
                }
            }
        }

        void run(int clients, Duration time) throws InterruptedException {
            List<Long> nanos = new ArrayList<>();
            Instant end = Instant.now().plus(time);
            try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
                for (int i = 0; i < clients; i++) {
                    threads.execute(() -> {
                        List<Long> mine = client(end);
                        synchronized (nanos) {
                            nanos.addAll(mine);
                        }
                    });
                }
            }
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            rounds.add(new double[] {
                sorted.length / (double) time.toSeconds(),
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6
            });
        }

        private List<Long> client(Instant end) {
            List<Long> nanos = new ArrayList<>();
            while (Instant.now().isBefore(end)) {
                List<PinotSelect> question =
                        questions.get(ThreadLocalRandom.current().nextInt(questions.size()));
                long start = System.nanoTime();
                try {
                    for (PinotSelect select : question) {
                        asking.ask(select);
                    }
                } catch (SQLException | PinotUnavailableException e) {
                    if (errors.incrementAndGet() == 1) {
                        System.out.printf("measured: the first error of %s: %s%n", name, e);
                    }
                }
                nanos.add(System.nanoTime() - start);
            }
            return nanos;
        }

        void forget() {
            rounds.clear();
        }

        void report() {
            System.out.printf(
                    "measured: %s, median of %d rounds: %.0f questions/s, p50 %.1f ms, p99 %.1f ms (%.1f to %.1f), %d"
                            + " errors%n",
                    name,
                    rounds.size(),
                    sorted(0)[rounds.size() / 2],
                    sorted(1)[rounds.size() / 2],
                    sorted(2)[rounds.size() / 2],
                    sorted(2)[0],
                    sorted(2)[rounds.size() - 1],
                    errors.get());
        }

        private double[] sorted(int figure) {
            return rounds.stream().mapToDouble(round -> round[figure]).sorted().toArray();
        }
    }
}
