package dev.clickledger.streaming;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.streaming.ingest.LateClick;
import dev.clickledger.streaming.ingest.MalformedClick;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Sinks into lists of this JVM. */
final class Collected {

    private static final List<ClickCount> COUNTS = new CopyOnWriteArrayList<>();
    private static final List<LateClick> LATE = new CopyOnWriteArrayList<>();
    private static final List<MalformedClick> MALFORMED = new CopyOnWriteArrayList<>();

    private Collected() {}

    static ClickCountSinks sinks() {
        return new ClickCountSinks(
                new ToList<>((count) -> COUNTS.add(count)),
                new ToList<>((late) -> LATE.add(late)),
                new ToList<>((malformed) -> MALFORMED.add(malformed)));
    }

    static void clear() {
        COUNTS.clear();
        LATE.clear();
        MALFORMED.clear();
    }

    static List<ClickCount> counts() {
        return COUNTS;
    }

    static List<LateClick> late() {
        return LATE;
    }

    static List<MalformedClick> malformed() {
        return MALFORMED;
    }

    private interface Add<T> extends Serializable {
        void add(T value);
    }

    private record ToList<T>(Add<T> list) implements Sink<T> {

        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(T value, Context context) {
                    list.add(value);
                }

                @Override
                public void flush(boolean endOfInput) {}

                @Override
                public void close() {}
            };
        }
    }
}
