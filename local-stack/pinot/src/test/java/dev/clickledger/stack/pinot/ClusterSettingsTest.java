package dev.clickledger.stack.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {

    private final ClusterSettings settings =
            ClusterSettings.parse("/tmp/pinot", "12181", "9000", "8099", "8098", "8097");

    @Test
    void everyListenerNamesLoopbackAndNoneIsGivenAsABarePort() {
        assertThat(settings.controller())
                .containsEntry("controller.access.protocols.http.host", "127.0.0.1")
                .doesNotContainKey("controller.port");
        assertThat(settings.broker())
                .containsEntry("pinot.broker.client.access.protocols.http.host", "127.0.0.1")
                .doesNotContainKey("pinot.broker.client.queryPort");
        assertThat(settings.server())
                .containsEntry("pinot.server.adminapi.access.protocols.http.host", "127.0.0.1")
                .doesNotContainKey("pinot.server.adminapi.port");
    }

    @Test
    void portsReachTheirServices() {
        assertThat(settings.zookeeper()).isEqualTo("127.0.0.1:12181");
        assertThat(settings.controller()).containsEntry("controller.access.protocols.http.port", "9000");
        assertThat(settings.broker()).containsEntry("pinot.broker.client.access.protocols.http.port", "8099");
        assertThat(settings.server())
                .containsEntry("pinot.server.netty.port", 8098)
                .containsEntry("pinot.server.adminapi.access.protocols.http.port", "8097");
    }

    @Test
    void allServicesShareOneCluster() {
        assertThat(Stream.of(
                        settings.controller().get("controller.helix.cluster.name"),
                        settings.broker().get("pinot.cluster.name"),
                        settings.server().get("pinot.cluster.name")))
                .containsOnly(ClusterSettings.CLUSTER);
    }

    @Test
    void queriesWaitUntilSegmentsAreLoaded() {
        assertThat(settings.server())
                .containsAllEntriesOf(Map.of(
                        "pinot.server.startup.enableServiceStatusCheck",
                        true,
                        "pinot.server.startup.serviceStatusCheckIntervalMs",
                        500));
    }

    @Test
    void missingArgumentsAreNamed() {
        assertThatThrownBy(() -> ClusterSettings.parse("/tmp/pinot")).hasMessageContaining("ZOOKEEPER_PORT");
    }
}
