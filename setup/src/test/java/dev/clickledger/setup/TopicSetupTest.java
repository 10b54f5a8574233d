package dev.clickledger.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clickledger.contract.Topic;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicSetupTest {

    private static final TopicSetup PRODUCTION = new TopicSetup((short) 3, 2, OptionalInt.of(64));
    private static final TopicSetup UNTOLD = TopicSetup.ofOneBroker();

    @Test
    void addsTheClustersReplicationToTheContractsSettings() {
        assertThat(PRODUCTION.config(Topic.CLICKS))
                .containsAllEntriesOf(Topic.CLICKS.config())
                .containsEntry("min.insync.replicas", "2");
    }

    @Test
    void refusesAClusterThatCouldNeverAcknowledge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicSetup((short) 1, 2, OptionalInt.empty()))
                .withMessageContaining("min.insync.replicas");
    }

    @Test
    void makesAsManyPartitionsOfClicksAsItIsTold() {
        assertThat(PRODUCTION.partitions(Topic.CLICKS)).isEqualTo(64);
        assertThat(UNTOLD.partitions(Topic.CLICKS)).isEqualTo(4);
        assertThat(PRODUCTION.partitions(Topic.CLICK_COUNTS))
                .as("other topics are the contract's")
                .isEqualTo(Topic.CLICK_COUNTS.partitions());
    }

    @Test
    void raisesThePartitionsOfClicksToMoreThanThereAre() {
        assertThat(PRODUCTION.partitions(Topic.CLICKS, 4)).isEqualTo(64);
        assertThat(PRODUCTION.partitions(Topic.CLICKS, 64)).isEqualTo(64);
        assertThat(UNTOLD.partitions(Topic.CLICKS, 1)).isEqualTo(4);
    }

    @Test
    void leavesRaisedPartitionsAsTheyAreUnlessItIsToldOtherwise() {
        assertThat(UNTOLD.partitions(Topic.CLICKS, 6)).isEqualTo(6);
    }

    @Test
    void refusesToTakePartitionsAwayAndSaysWhatToSet() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PRODUCTION.partitions(Topic.CLICKS, 128))
                .withMessageContaining("topic clicks has 128 partitions, and CLICK_PARTITIONS is 64")
                .withMessageContaining("Set CLICK_PARTITIONS to 128 or more, or leave it out");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLICKS")
    void refusesAnyOtherNumberOfPartitionsOnTheOtherTopics(Topic topic) {
        int right = topic.partitions();
        assertThat(PRODUCTION.partitions(topic, right)).isEqualTo(right);
        for (int wrong : new int[] {right + 1, 64}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> PRODUCTION.partitions(topic, wrong))
                    .withMessageContaining(topic.topicName() + " has " + wrong + " partitions and must have " + right)
                    .withMessageContaining("copy the topic with its keys");
        }
    }

    @Test
    void refusesANumberOfPartitionsThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNTOLD.withClickPartitions(0))
                .withMessageContaining("CLICK_PARTITIONS must be at least 1, not 0");
    }
}
