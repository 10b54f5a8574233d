package dev.clickledger.streaming.progress;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A log that ends where the test says, for all operators of this JVM. */
public final class FixedLogEnds implements LogEnds {

    private static final long serialVersionUID = 1;
    private static final AtomicReference<@Nullable LogEnd> END = new AtomicReference<>();

    public static void set(long asOfMillis, Map<Integer, Long> offsets) {
        END.set(new LogEnd(asOfMillis, offsets));
    }

    public static void clear() {
        END.set(null);
    }

    @Override
    public Watch watch() {
        return new Watch() {
            @Override
            public @Nullable LogEnd latest() {
                return END.get();
            }

            @Override
            public void close() {}
        };
    }
}
