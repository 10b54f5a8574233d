package dev.clickledger.streaming;

import static dev.clickledger.streaming.Clicks.NOON;
import static dev.clickledger.streaming.Clicks.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.MinuteState;
import dev.clickledger.streaming.ingest.RawClick;
import dev.clickledger.streaming.progress.FixedLogEnds;
import dev.clickledger.streaming.progress.StartPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ClickCountTopologyTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final CountingRules RULES =
            new CountingRules(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(30));
    private static final CountingRules OTHERS =
            new CountingRules(Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofMinutes(30));

    private final ClickEventCodec codec = new ClickEventCodec();
    private final List<RawClick> log = new ArrayList<>();

    @TempDir
    private Path checkpoints;

    @BeforeEach
    void forgetTheLast() {
        FixedLogEnds.clear();
        Collected.clear();
    }

    @Test
    void clicksOfALogBecomeRowsAndEveryOtherRecordIsSetAside() throws Exception {
        for (int n = 0; n < 1_000; n++) {
            append(codec.encode(event(n, n, NOON + n)), NOON + n);
        }
        append(codec.encode(event(5, 5_000, NOON + 2_000)), NOON + 2_000);
        append(codec.encode(event(5, 5_000, NOON + 2_000)), NOON + 3_000);
        append(codec.encode(event(6_000, 6_000, NOON)), NOON + 300_000);
        append(new byte[] {1}, NOON + 300_000);
        FixedLogEnds.set(NOON + 300_000, Map.of(0, (long) log.size()));
        JobClient job = start();
        try {
            Awaitility.await("the minute to be closed")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> last().map(ClickCount::state).equals(Optional.of(MinuteState.CLOSED)));
        } finally {
            job.cancel().get();
        }
        ClickCount row = last().orElseThrow();
        assertThat(row.clicks()).isEqualTo(1_000);
        assertThat(row.repeats()).isEqualTo(1);
        assertThat(row.key().adId()).isEqualTo("shoes");
        assertThat(Collected.late()).hasSize(1);
        assertThat(Collected.malformed()).hasSize(1);
    }

    @Test
    void unknownSchemaEndsTheJobWithoutRestarts() throws Exception {
        append(codec.encode(event(1, 1, NOON)), NOON);
        byte[] fromTheFuture = codec.encode(event(2, 2, NOON));
        fromTheFuture[4] ^= 1;
        append(fromTheFuture, NOON);
        JobClient job = start();
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .hasStackTraceContaining("offset 1 was written with schema")
                .hasStackTraceContaining("start a newer streaming job");
    }

    @Test
    void noCheckpointThatWasCountedByOtherRulesIsRestored() throws Exception {
        append(codec.encode(event(1, 1, NOON)), NOON);
        JobClient first = start();
        Awaitility.await("a checkpoint with state")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> newest(RULES).isPresent() && last().isPresent());
        first.cancel().get();
        org.apache.flink.core.fs.Path checkpoint = newest(RULES).orElseThrow();

        assertThatThrownBy(() -> newest(OTHERS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(RULES.toString())
                .hasMessageContaining(OTHERS.toString());
        // as in a cluster, which restores what nobody has looked at before
        JobClient refuses = start(OTHERS, Optional.of(checkpoint));
        assertThatThrownBy(() -> refuses.getJobExecutionResult().get(30, TimeUnit.SECONDS))
                .hasStackTraceContaining("was counted by other rules (" + RULES)
                .hasStackTraceContaining(OTHERS.toString());
        append(codec.encode(event(2, 2, NOON)), NOON);
        JobClient goesOn = start(RULES, Optional.of(checkpoint));
        Awaitility.await("the restored job's count")
                .atMost(Duration.ofSeconds(30))
                .until(() -> last().map(ClickCount::clicks).equals(Optional.of(2L)));
        goesOn.cancel().get();
    }

    private Optional<org.apache.flink.core.fs.Path> newest(CountingRules rules) {
        return Checkpoints.newest(checkpoints.toUri(), ClickCountTopology.COUNTING, rules);
    }

    private void append(byte[] value, long appendedAt) {
        log.add(new RawClick(value, 0, log.size(), appendedAt));
    }

    private JobClient start() throws Exception {
        return start(RULES, Optional.empty());
    }

    private JobClient start(CountingRules rules, Optional<org.apache.flink.core.fs.Path> checkpoint) throws Exception {
        JobSettings settings = JobSettings.from(
                Map.of("CHECKPOINT_DIR", checkpoints.toString(), "CHECKPOINT_INTERVAL", "PT0.2S", "PARALLELISM", "2"));
        Configuration configuration = JobConfiguration.of(settings, checkpoint);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        ClickCountTopology.build(
                environment,
                new ListedClicks(log),
                new FixedLogEnds(),
                new StartPoint(Map.of(0, 0L), Long.MIN_VALUE),
                Collected.sinks(),
                rules,
                Duration.ofMillis(100),
                1_000);
        return environment.executeAsync("test");
    }

    private static Optional<ClickCount> last() {
        return Collected.counts().stream().max(Comparator.comparingLong(ClickCount::revision));
    }
}
