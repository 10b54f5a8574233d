package dev.clickledger.stack.demo;

import dev.clickledger.contract.StorageKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Settings of the simulated visitors, read from the environment.
 *
 * @param redirect where visitors reach the redirect ({@code PUBLIC_URL})
 * @param bootstrapServers Kafka ({@code KAFKA_BOOTSTRAP})
 * @param jdbcUrl registry of ads ({@code JDBC_URL}, {@code JDBC_USER}, {@code JDBC_PASSWORD})
 * @param jdbcUser its user
 * @param jdbcPassword its password
 * @param storageKeys what signing keys are sealed with ({@code STORAGE_KEY})
 * @param note says whether the history was written ({@code DEMO_HISTORY_NOTE})
 * @param seed from which all visits are drawn ({@code DEMO_SEED})
 * @param perSecond visits a second, on average over a day ({@code DEMO_CLICKS_PER_SECOND}); at most {@link #MOST_PER_SECOND}
 * @param tenants demo advertisers whose ads are clicked, the busiest first ({@code DEMO_TENANTS})
 * @param history whether the day before the first start is made up too ({@code DEMO_HISTORY})
 */
record DemoSettings(
        URI redirect,
        String bootstrapServers,
        String jdbcUrl,
        String jdbcUser,
        String jdbcPassword,
        StorageKeys storageKeys,
        Path note,
        long seed,
        double perSecond,
        List<String> tenants,
        boolean history) {

    /** Simulated visitors are company, not a load test. */
    static final double MOST_PER_SECOND = 50;

    DemoSettings {
        Objects.requireNonNull(redirect, "redirect");
        Objects.requireNonNull(note, "note");
        tenants = List.copyOf(tenants);
        if (!(perSecond > 0 && perSecond <= MOST_PER_SECOND)) {
            throw new IllegalArgumentException("DEMO_CLICKS_PER_SECOND must be more than 0 and at most "
                    + MOST_PER_SECOND + ", but is " + perSecond);
        }
    }

    static DemoSettings of(Map<String, String> environment) {
        String work = environment.getOrDefault("WORK_DIR", ".");
        return new DemoSettings(
                URI.create(environment.getOrDefault("PUBLIC_URL", "http://localhost:8070")),
                environment.getOrDefault("KAFKA_BOOTSTRAP", "127.0.0.1:9092"),
                environment.getOrDefault("JDBC_URL", "jdbc:postgresql://127.0.0.1:15432/clickledger"),
                environment.getOrDefault("JDBC_USER", "clickledger_redirect"),
                environment.getOrDefault("JDBC_PASSWORD", ""),
                StorageKeys.of(environment.getOrDefault(StorageKeys.VARIABLE, StorageKeys.DEMO), List.of()),
                Path.of(environment.getOrDefault("DEMO_HISTORY_NOTE", work + "/demo-history.properties")),
                Long.parseLong(environment.getOrDefault("DEMO_SEED", "1")),
                Double.parseDouble(environment.getOrDefault("DEMO_CLICKS_PER_SECOND", "1")),
                List.of(environment.getOrDefault("DEMO_TENANTS", "acme,globex").split(",", -1)),
                Boolean.parseBoolean(environment.getOrDefault("DEMO_HISTORY", "true")));
    }
}
