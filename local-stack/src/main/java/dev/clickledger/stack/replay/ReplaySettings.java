package dev.clickledger.stack.replay;

import dev.clickledger.contract.StorageKeys;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Where the stack is, read from the environment.
 *
 * @param redirect where visitors reach the redirect ({@code PUBLIC_URL})
 * @param pinotBroker Pinot's broker ({@code PINOT_BROKER_URL})
 * @param jdbcUrl registry of ads ({@code JDBC_URL}, {@code JDBC_USER}, {@code JDBC_PASSWORD})
 * @param jdbcUser its user
 * @param jdbcPassword its password
 * @param storageKeys what signing keys are sealed with ({@code STORAGE_KEY})
 */
record ReplaySettings(
        URI redirect, URI pinotBroker, String jdbcUrl, String jdbcUser, String jdbcPassword, StorageKeys storageKeys) {

    static ReplaySettings of(Map<String, String> environment) {
        return new ReplaySettings(
                URI.create(environment.getOrDefault("PUBLIC_URL", "http://localhost:8070")),
                URI.create(environment.getOrDefault("PINOT_BROKER_URL", "http://127.0.0.1:8099")),
                environment.getOrDefault("JDBC_URL", "jdbc:postgresql://127.0.0.1:15432/clickledger"),
                environment.getOrDefault("JDBC_USER", "clickledger_console"),
                environment.getOrDefault("JDBC_PASSWORD", ""),
                StorageKeys.of(environment.getOrDefault(StorageKeys.VARIABLE, StorageKeys.DEMO), List.of()));
    }
}
