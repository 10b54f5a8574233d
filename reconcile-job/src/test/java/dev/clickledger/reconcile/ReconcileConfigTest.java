package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcileConfigTest {

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "KAFKA_BOOTSTRAP", "localhost:9092",
            "WAREHOUSE_DIR", "/data/warehouse",
            "WORK_DIR", "/tmp/reconcile",
            "JDBC_URL", "jdbc:postgresql://localhost/clickledger",
            "JDBC_USER", "clickledger",
            "JDBC_PASSWORD", "secret"));

    @Test
    void aMissingSettingIsNamed() {
        environment.remove("WAREHOUSE_DIR");

        assertThatThrownBy(() -> ReconcileConfig.from(environment)).hasMessageContaining("WAREHOUSE_DIR");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(ReconcileConfig.from(environment).toString()).doesNotContain("secret");
    }
}
