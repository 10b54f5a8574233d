package dev.clickledger.streaming.progress;

import java.util.Map;

/**
 * Where a job without a checkpoint starts to read.
 *
 * @param offsets first offset to read, of every partition
 * @param countFromMillis rows of minutes that start before this instant are not written, since the repeats in them cannot
 *     all be told; {@link Long#MIN_VALUE} where the log is read from its beginning
 */
public record StartPoint(Map<Integer, Long> offsets, long countFromMillis) {

    /** Copies the map. */
    public StartPoint {
        offsets = Map.copyOf(offsets);
    }
}
