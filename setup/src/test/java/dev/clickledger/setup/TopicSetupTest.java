package dev.clickledger.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickledger.contract.Topic;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    @Test
    void addsTheClustersReplicationToTheContractsSettings() {
        assertThat(new TopicSetup((short) 3, 2).config(Topic.CLICKS))
                .containsAllEntriesOf(Topic.CLICKS.config())
                .containsEntry("min.insync.replicas", "2");
    }

    @Test
    void refusesAClusterThatCouldNeverAcknowledge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicSetup((short) 1, 2))
                .withMessageContaining("min.insync.replicas");
    }
}
