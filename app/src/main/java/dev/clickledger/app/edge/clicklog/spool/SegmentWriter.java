package dev.clickledger.app.edge.clicklog.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spool file that is being written. One failed write or force and it is written no more: what the operating system
 * has dropped by then is unknown, and a second force might report success for what is lost.
 */
final class SegmentWriter {

    private final Path path;
    private final Instant createdAt;
    private final SegmentFile file;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private long durableBytes;
    private long durableRecords;

    private SegmentWriter(Path path, Instant createdAt, SegmentFile file) {
        this.path = path;
        this.createdAt = createdAt;
        this.file = file;
    }

    /** Begins a file and makes it and its name durable. Leaves nothing behind when that fails. */
    static SegmentWriter begin(SpoolDirectory directory, SegmentFile.Maker maker, Instant createdAt)
            throws IOException {
        Path path = directory.next();
        SegmentFile file = maker.create(path);
        try {
            file.write(SegmentFormat.header(createdAt));
            file.force();
            directory.force();
        } catch (IOException e) {
            discard(file, path, e);
            throw e;
        }
        SegmentWriter writer = new SegmentWriter(path, createdAt, file);
        writer.durableBytes = SegmentFormat.HEADER_LENGTH;
        return writer;
    }

    /** Returns when all of the events are on the disk. */
    void append(List<byte[]> events) throws IOException {
        int length = 0;
        for (byte[] event : events) {
            length += SegmentFormat.recordLength(event);
        }
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocateDirect(Math.max(length, 2 * buffer.capacity()));
        }
        buffer.clear();
        for (byte[] event : events) {
            SegmentFormat.putRecord(buffer, event);
        }
        file.write(buffer.flip());
        file.force();
        durableBytes += length;
        durableRecords += events.size();
    }

    long bytes() {
        return durableBytes;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Ends the file after its last durable record; null when there is none, and no file then. */
    @Nullable
    SpoolSegment end() {
        return end(new IOException("closing " + path + " failed"));
    }

    /** Ends the file after a failure, cutting off what may be half written. */
    @Nullable
    SpoolSegment abandon(Exception failure) {
        try {
            file.truncate(durableBytes);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return end(failure);
    }

    /** What was forced is durable, whatever closing brings. */
    private @Nullable SpoolSegment end(Exception failure) {
        if (durableRecords == 0) {
            discard(file, path, failure);
            return null;
        }
        try {
            file.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return new SpoolSegment(path, createdAt, durableRecords, durableBytes);
    }

    private static void discard(SegmentFile file, Path path, Exception failure) {
        try (file) {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
