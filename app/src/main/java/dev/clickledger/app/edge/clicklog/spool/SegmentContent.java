package dev.clickledger.app.edge.clicklog.spool;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a spool file holds: its whole records in order, and the stretches between them that are none.
 *
 * @param createdAt when it was begun, or null when its header is damaged
 * @param events the encoded events of all whole records
 * @param damaged stretches that no whole record covers
 */
record SegmentContent(@Nullable Instant createdAt, List<byte[]> events, List<Damage> damaged) {

    /**
     * A stretch of bytes that cannot be read.
     *
     * @param position where it begins in its file
     * @param bytes what stands there
     */
    record Damage(int position, byte[] bytes) {}

    /** Reads a file of which every byte may be wrong. Never throws for what the bytes hold. */
    static SegmentContent of(byte[] content) {
        Instant createdAt = SegmentFormat.createdAt(content);
        List<byte[]> events = new ArrayList<>();
        List<Damage> damaged = new ArrayList<>();
        int damagedFrom = 0;
        int position = 0;
        if (createdAt != null) {
            position = SegmentFormat.HEADER_LENGTH;
            damagedFrom = position;
        }
        while (position < content.length) {
            int length = SegmentFormat.eventLength(content, position);
            if (length == 0) {
                position++;
                continue;
            }
            note(damaged, content, damagedFrom, position);
            int from = position + SegmentFormat.RECORD_OVERHEAD;
            position = from + length;
            events.add(Arrays.copyOfRange(content, from, position));
            damagedFrom = position;
        }
        note(damaged, content, damagedFrom, content.length);
        return new SegmentContent(createdAt, events, damaged);
    }

    /** How many bytes cannot be read. */
    long damagedBytes() {
        return damaged.stream().mapToLong(damage -> damage.bytes().length).sum();
    }

    private static void note(List<Damage> damaged, byte[] content, int from, int to) {
        if (from < to) {
            damaged.add(new Damage(from, Arrays.copyOfRange(content, from, to)));
        }
    }
}
