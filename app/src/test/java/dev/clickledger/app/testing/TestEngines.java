package dev.clickledger.app.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Kafka and PostgreSQL for an app under test, which stands behind one proxy. */
public final class TestEngines implements QuarkusTestResourceLifecycleManager {

    private final TestKafka kafka = TestKafka.start();
    private final TestPostgres postgres = TestPostgres.start();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "quarkus.datasource.jdbc.url",
                postgres.jdbcUrl(),
                "clickledger.redirect.trusted-proxies",
                "1",
                "clickledger.ad.public-url",
                "https://go.example");
    }

    @Override
    public void stop() {
        kafka.close();
        postgres.close();
    }
}
