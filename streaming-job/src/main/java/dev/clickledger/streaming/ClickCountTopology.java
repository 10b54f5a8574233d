package dev.clickledger.streaming;

import dev.clickledger.contract.ClickCount;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How the operators hang together. The uids name their state in checkpoints and stay as they are. */
public final class ClickCountTopology {

    private ClickCountTopology() {}

    /**
     * Adds the job to an environment.
     *
     * @param start where the source starts when there is no checkpoint
     */
    public static void build(
            StreamExecutionEnvironment environment,
            Source<RawClick, ?, ?> clicks,
            LogEnds logEnds,
            StartPoint start,
            ClickCountSinks sinks,
            CountingRules rules) {
        SingleOutputStreamOperator<Click> decoded = environment
                .fromSource(clicks, WatermarkStrategy.noWatermarks(), "clicks", RawClick.TYPE)
                .uid("clicks")
                .transform("decode", Click.TYPE, new ClickDecoder(rules.latenessBound()))
                .uid("decode");
        DataStream<Long> progress = decoded.getSideOutput(ClickDecoder.POSITIONS)
                .transform("read-progress", Types.LONG, new ReadProgress(logEnds, start))
                .uid("read-progress")
                .setParallelism(1)
                .setMaxParallelism(1)
                .broadcast();
        DataStream<ClickCount> counts = decoded.keyBy(AdSlice::of, AdSlice.TYPE)
                .connect(progress)
                .transform(
                        "count",
                        RowDelta.TYPE,
                        new ClickCounter(rules.repeatHorizon(), rules.closingMargin(), rules.flushInterval(), start))
                .uid("count")
                .keyBy(RowDelta::row, RowKey.TYPE)
                .connect(progress)
                .transform(
                        "merge",
                        ClickCountSerializer.TYPE,
                        new RowMerger(rules.latenessBound(), rules.closingMargin(), rules.flushInterval()))
                .uid("merge");
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
