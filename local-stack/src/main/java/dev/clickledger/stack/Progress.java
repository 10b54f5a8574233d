package dev.clickledger.stack;

import java.time.Duration;

/** Is told what happens to components, for a person to follow. */
interface Progress {

    void ready(String component, Duration after, int restarts);

    void died(String component, String how, Duration pause);

    void slow(String component, Duration patience, String trouble);

    void gaveUp(String line);

    /** Lines on standard output, each with the seconds since the start. */
    static Progress printed() {
        return new PrintedProgress();
    }
}
