package dev.clickledger.app.edge.clicklog.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A spool file while it is written, as the operating system offers it. Tests put a failing disk in its place. */
interface SegmentFile extends Closeable {

    /** Writes all of it at the end. */
    void write(ByteBuffer bytes) throws IOException;

    /** Returns when everything written is on the disk. */
    void force() throws IOException;

    /** Cuts off what stands behind this length. */
    void truncate(long length) throws IOException;

    /** Makes a new file. */
    @FunctionalInterface
    interface Maker {
        SegmentFile create(Path file) throws IOException;
    }

    /** A file on the disk that was not there before. */
    static SegmentFile create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }

            @Override
            public void force() throws IOException {
                // the length counts as data: without it the data could not be found again
                channel.force(false);
            }

            @Override
            public void truncate(long length) throws IOException {
                channel.truncate(length);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }
}
