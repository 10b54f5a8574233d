package dev.clickledger.streaming;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.streaming.identity.ClickCounter;
import dev.clickledger.streaming.ingest.ClickDecoder;
import dev.clickledger.streaming.ingest.RawClick;
import dev.clickledger.streaming.progress.LogEnds;
import dev.clickledger.streaming.progress.ReadProgress;
import dev.clickledger.streaming.progress.StartPoint;
import dev.clickledger.streaming.rows.ClickCountSerializer;
import dev.clickledger.streaming.rows.RowMerger;
import dev.clickledger.streaming.wire.Batch;
import dev.clickledger.streaming.wire.KeyedHash;
import dev.clickledger.streaming.wire.Shards;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How the operators hang together. The uids name their state in checkpoints and stay as they are. */
public final class ClickCountTopology {

    /** Uids of the operators whose state says that clicks were counted in this way. */
    static final Set<String> COUNTING = Set.of("ingest", "identity");

    private ClickCountTopology() {}

    /**
     * Adds the job to an environment.
     *
     * @param start where the source starts when there is no checkpoint
     * @param rules by which clicks are counted; noted in every checkpoint
     * @param flushInterval how often a changed row is written at most
     * @param rowsInMemory how many rows each task keeps in memory at most
     */
    public static void build(
            StreamExecutionEnvironment environment,
            Source<RawClick, ?, ?> clicks,
            LogEnds logEnds,
            StartPoint start,
            ClickCountSinks sinks,
            CountingRules rules,
            Duration flushInterval,
            int rowsInMemory) {
        SingleOutputStreamOperator<Batch> decoded = environment
                .fromSource(clicks, WatermarkStrategy.noWatermarks(), "clicks", RawClick.TYPE)
                .uid("clicks")
                .transform("decode", Batch.TYPE, new ClickDecoder(rules, KeyedHash.randomKey()))
                .uid("ingest");
        DataStream<Long> progress = decoded.getSideOutput(ClickDecoder.POSITIONS)
                .transform("read-progress", Types.LONG, new ReadProgress(logEnds, start))
                .uid("read-progress")
                .setParallelism(1)
                .setMaxParallelism(1)
                .broadcast();
        DataStream<ClickCount> counts = decoded.keyBy(Batch::key, Types.LONG)
                .connect(progress)
                .transform("count", Batch.TYPE, new ClickCounter(rules.horizon(), rules.margin(), flushInterval, start))
                .uid("identity")
                .setMaxParallelism(Shards.COUNT)
                .keyBy(Batch::key, Types.LONG)
                .connect(progress)
                .transform(
                        "merge",
                        ClickCountSerializer.TYPE,
                        new RowMerger(rules.latenessBound(), rules.margin(), flushInterval, rowsInMemory))
                .uid("rows")
                .setMaxParallelism(Shards.COUNT);
        counts.sinkTo(sinks.counts()).name("click-counts").uid("click-counts");
        decoded.getSideOutput(ClickDecoder.LATE)
                .sinkTo(sinks.late())
                .name("late-clicks")
                .uid("late-clicks");
        decoded.getSideOutput(ClickDecoder.MALFORMED)
                .sinkTo(sinks.malformed())
                .name("malformed-clicks")
                .uid("malformed-clicks");
    }
}
