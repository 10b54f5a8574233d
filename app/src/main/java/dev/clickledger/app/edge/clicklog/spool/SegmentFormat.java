package dev.clickledger.app.edge.clicklog.spool;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How clicks lie in a spool file, all numbers big-endian.
 *
 * <pre>
 * file   = header record*
 * header = "CLKSPOOL" version:int createdAt:long (milliseconds since the epoch) checksum:int
 * record = marker:int length:int checksum:int event:byte[length]
 * </pre>
 *
 * <p>Checksums are CRC32C: the header's over what stands before it, a record's over its length and its event. The marker
 * holds bytes that no text a visitor can send has, so that whole records are found again behind damaged ones.
 */
final class SegmentFormat {

    static final int VERSION = 1;
    static final int HEADER_LENGTH = 24;

    /** Bytes that a record adds to its event. */
    static final int RECORD_OVERHEAD = 12;

    /** Longer than any event's encoding, whose texts are bounded. */
    static final int LONGEST_EVENT = 8192;

    static final int MARKER = 0xC11C_F00D;

    private static final long MAGIC = 0x434C_4B53_504F_4F4CL;
    private static final int CHECKED_HEADER_LENGTH = HEADER_LENGTH - Integer.BYTES;

    private SegmentFormat() {}

    static ByteBuffer header(Instant createdAt) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH)
                .putLong(MAGIC)
                .putInt(VERSION)
                .putLong(createdAt.toEpochMilli());
        return header.putInt(checksum(header.array(), 0, CHECKED_HEADER_LENGTH)).flip();
    }

    /** When the file was begun, or null when its header is damaged. */
    static @Nullable Instant createdAt(byte[] content) {
        if (content.length < HEADER_LENGTH) {
            return null;
        }
        ByteBuffer header = ByteBuffer.wrap(content);
        boolean whole = header.getLong() == MAGIC
                && header.getInt(CHECKED_HEADER_LENGTH) == checksum(content, 0, CHECKED_HEADER_LENGTH);
        return whole ? Instant.ofEpochMilli(header.getLong(Long.BYTES + Integer.BYTES)) : null;
    }

    /** The version of a file whose header is whole. */
    static int version(byte[] content) {
        return ByteBuffer.wrap(content).getInt(Long.BYTES);
    }

    static int recordLength(byte[] event) {
        return RECORD_OVERHEAD + event.length;
    }

    static void putRecord(ByteBuffer target, byte[] event) {
        if (event.length == 0 || event.length > LONGEST_EVENT) {
            throw new IllegalArgumentException("an event of " + event.length + " bytes cannot be spooled");
        }
        target.putInt(MARKER)
                .putInt(event.length)
                .putInt(checksum(event.length, event, 0))
                .put(event);
    }

    /** Length of the event in the record that begins here, or 0 when no whole record does. */
    static int eventLength(byte[] content, int position) {
        if (content.length - position < RECORD_OVERHEAD) {
            return 0;
        }
        ByteBuffer record = ByteBuffer.wrap(content, position, RECORD_OVERHEAD);
        if (record.getInt() != MARKER) {
            return 0;
        }
        int length = record.getInt();
        if (length <= 0 || length > LONGEST_EVENT || length > content.length - position - RECORD_OVERHEAD) {
            return 0;
        }
        return record.getInt() == checksum(length, content, position + RECORD_OVERHEAD) ? length : 0;
    }

    private static int checksum(int length, byte[] bytes, int offset) {
        CRC32C checksum = new CRC32C();
        checksum.update(length >>> 24);
        checksum.update(length >>> 16);
        checksum.update(length >>> 8);
        checksum.update(length);
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }
}
