package dev.clickledger.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickledger.contract.CountingRules;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetupConfigTest {

    private static final Map<String, String> REQUIRED = Map.of(
            "KAFKA_BOOTSTRAP", "kafka:9092",
            "PINOT_CONTROLLER_URL", "http://pinot:9000",
            "PINOT_CONSUMER_FACTORY", "com.example.Factory");

    @Test
    void isForOneBrokerUnlessToldOtherwise() {
        assertThat(SetupConfig.from(REQUIRED))
                .isEqualTo(new SetupConfig(
                        "kafka:9092",
                        TopicSetup.ofOneBroker(),
                        new RulesSetup(new CountingRules(
                                Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(30))),
                        new TableSetup(URI.create("http://pinot:9000"), "kafka:9092", "com.example.Factory", 1),
                        Optional.empty(),
                        Duration.ofMinutes(2)));
    }

    @Test
    void readsThePartitionsOfClicks() {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put("CLICK_PARTITIONS", "64");
        assertThat(SetupConfig.from(environment).topics())
                .isEqualTo(TopicSetup.ofOneBroker().withClickPartitions(64));

        environment.put("CLICK_PARTITIONS", "");
        assertThat(SetupConfig.from(environment).topics()).isEqualTo(TopicSetup.ofOneBroker());

        environment.put("CLICK_PARTITIONS", "many");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SetupConfig.from(environment))
                .withMessageContaining("CLICK_PARTITIONS must be a whole number, not many");
    }

    @Test
    void readsTheRulesOfCounts() {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put("LATENESS_BOUND", "PT30M");
        environment.put("CLOSING_MARGIN", "PT20M");
        environment.put("REPEAT_HORIZON", "PT2H");
        assertThat(SetupConfig.from(environment).rules())
                .isEqualTo(new RulesSetup(
                        new CountingRules(Duration.ofMinutes(30), Duration.ofMinutes(20), Duration.ofHours(2))));

        environment.put("REPEAT_HORIZON", "PT29M");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SetupConfig.from(environment))
                .withMessageContaining("the horizon PT29M must not be shorter");

        environment.put("CLOSING_MARGIN", "a while");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SetupConfig.from(environment))
                .withMessageContaining("CLOSING_MARGIN is no ISO 8601 duration such as PT30M: a while");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SetupConfig.from(Map.of()))
                .withMessageContaining("KAFKA_BOOTSTRAP");
    }

    @Test
    void makesRolesWhenAnAdministratorIsNamedAndEachHasAPassword() {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put("JDBC_URL", "jdbc:postgresql://postgres:5432/clickledger");
        environment.put("POSTGRES_ADMIN_PASSWORD", "the administrator's");
        for (DatabaseRole role : DatabaseRole.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SetupConfig.from(environment))
                    .withMessageContaining(role.passwordVariable());
            environment.put(role.passwordVariable(), "secret of " + role);
        }

        assertThat(SetupConfig.from(environment).roles().orElseThrow())
                .satisfies(roles -> assertThat(roles.adminUser()).isEqualTo("postgres"))
                .satisfies(
                        roles -> assertThat(roles.passwords()).containsEntry(DatabaseRole.CONSOLE, "secret of CONSOLE"))
                .satisfies(roles -> assertThat(roles.toString()).doesNotContain("secret", "administrator"));
    }
}
