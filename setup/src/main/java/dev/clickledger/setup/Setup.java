package dev.clickledger.setup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command that prepares PostgreSQL, Kafka and Pinot: {@code roles}, {@code topics}, {@code rules}, {@code tables} or
 * several, in that order.
 */
public final class Setup {

    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);
    private static final long PAUSE_MILLIS = 2_000;

    private Setup() {}

    /** Ends with status 1 when an engine refuses, or does not answer for as long as the settings allow. */
    public static void main(String[] arguments) throws InterruptedException {
        List<String> steps = List.of(arguments);
        if (steps.isEmpty() || !Set.of("roles", "topics", "rules", "tables").containsAll(steps)) {
            System.err.println("usage: Setup roles|topics|rules|tables ...");
            System.exit(2);
        }
        try {
            run(steps, SetupConfig.from(System.getenv()));
        } catch (IOException | ExecutionException | SQLException | IllegalStateException | IllegalArgumentException e) {
            LOG.error("setup failed: {}", e.toString());
            System.exit(1);
        }
    }

    private static void run(List<String> steps, SetupConfig config)
            throws IOException, ExecutionException, SQLException, InterruptedException {
        Instant deadline = Instant.now().plus(config.patience());
        if (steps.contains("roles")) {
            RoleSetup roles = config.roles()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the environment variable POSTGRES_ADMIN_PASSWORD is not set"));
            untilDone(deadline, roles::apply);
        }
        if (steps.contains("topics")) {
            untilDone(deadline, () -> createTopics(config));
        }
        if (steps.contains("rules")) {
            untilDone(deadline, () -> config.rules().apply(config.kafkaBootstrap()));
        }
        if (steps.contains("tables")) {
            untilDone(deadline, config.tables()::apply);
        }
    }

    private static void createTopics(SetupConfig config) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafkaBootstrap(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        try (Admin admin = Admin.create(settings)) {
            config.topics().apply(admin);
        }
    }

    private static void untilDone(Instant deadline, Step step)
            throws IOException, ExecutionException, SQLException, InterruptedException {
        while (true) {
            try {
                step.run();
                return;
            } catch (IOException | ExecutionException | SQLException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                LOG.info("not yet: {}", e.toString());
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException, ExecutionException, SQLException, InterruptedException;
    }
}
