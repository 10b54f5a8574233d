package dev.clickledger.streaming.progress;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Where the click log ends, asked again and again while the job runs. */
public interface LogEnds extends Serializable {

    /** Starts asking. */
    Watch watch();

    /** The newest answer; asking never blocks the caller. */
    interface Watch extends AutoCloseable {

        /** The newest answer, or null before the first. */
        @Nullable
        LogEnd latest();

        @Override
        void close();
    }
}
