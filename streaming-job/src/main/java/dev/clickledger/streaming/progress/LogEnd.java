package dev.clickledger.streaming.progress;

import java.util.Map;

/**
 * Where every partition of the click log ended.
 *
 * @param asOfMillis all records appended before this instant lie below the offsets, milliseconds since the epoch, UTC
 * @param offsets the offset behind the last record, of every partition
 */
public record LogEnd(long asOfMillis, Map<Integer, Long> offsets) {

    /** Copies the map. */
    public LogEnd {
        offsets = Map.copyOf(offsets);
    }
}
