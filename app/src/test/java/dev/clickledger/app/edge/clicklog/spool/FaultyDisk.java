package dev.clickledger.app.edge.clicklog.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A real disk on which writing or forcing fails, or hangs, when told to. */
final class FaultyDisk implements SegmentFile.Maker {

    private static final int PLENTY = 1_000_000;

    private final Semaphore forces = new Semaphore(PLENTY);
    private volatile @Nullable String writeFails;
    private volatile @Nullable String forceFails;
    private volatile int forced;

    void failWrites(String message) {
        writeFails = message;
    }

    void failForces(String message) {
        forceFails = message;
    }

    void heal() {
        writeFails = null;
        forceFails = null;
    }

    void hang() {
        forces.drainPermits();
    }

    void goOn() {
        forces.release(PLENTY);
    }

    int forced() {
        return forced;
    }

    @Override
    public SegmentFile create(Path file) throws IOException {
        SegmentFile real = SegmentFile.create(file);
        return new SegmentFile() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                String failure = writeFails;
                if (failure != null) {
                    bytes.limit(bytes.limit() - bytes.remaining() / 2);
                    real.write(bytes);
                    throw new IOException(failure);
                }
                real.write(bytes);
            }

            @Override
            public void force() throws IOException {
                forces.acquireUninterruptibly();
                String failure = forceFails;
                if (failure != null) {
                    throw new IOException(failure);
                }
                real.force();
                forced++;
            }

            @Override
            public void truncate(long length) throws IOException {
                real.truncate(length);
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
