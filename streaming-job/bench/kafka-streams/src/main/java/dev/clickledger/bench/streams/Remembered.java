package dev.clickledger.bench.streams;

import dev.clickledger.contract.ClickIdentity;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/** What is remembered of a click, as bytes: when its first event was appended, that event's id, and those of its repeats. */
final class Remembered {

    private static final int ID = 2 * Long.BYTES;
    private static final int REPEATS_AT = Long.BYTES + ID;
    private static final int LONGEST = REPEATS_AT + ClickIdentity.REMEMBERED_REPEATS * ID;

    private Remembered() {}

    static byte[] first(long appendedAt, UUID event) {
        byte[] value = new byte[REPEATS_AT];
        ByteBuffer.wrap(value)
                .putLong(appendedAt)
                .putLong(event.getMostSignificantBits())
                .putLong(event.getLeastSignificantBits());
        return value;
    }

    static long appendedAt(byte[] value) {
        return ByteBuffer.wrap(value).getLong();
    }

    static boolean holds(byte[] value, UUID event) {
        ByteBuffer in = ByteBuffer.wrap(value, Long.BYTES, value.length - Long.BYTES);
        while (in.hasRemaining()) {
            // not short of the second half: both are read
            if (in.getLong() == event.getMostSignificantBits() & in.getLong() == event.getLeastSignificantBits()) {
                return true;
            }
        }
        return false;
    }

    /** With a further event; of so many repeats only the newest are kept. */
    static byte[] with(byte[] value, UUID event) {
        byte[] longer = Arrays.copyOf(value, Math.min(value.length + ID, LONGEST));
        if (value.length == LONGEST) {
            System.arraycopy(value, REPEATS_AT + ID, longer, REPEATS_AT, LONGEST - REPEATS_AT - ID);
        }
        ByteBuffer.wrap(longer, longer.length - ID, ID)
                .putLong(event.getMostSignificantBits())
                .putLong(event.getLeastSignificantBits());
        return longer;
    }
}
