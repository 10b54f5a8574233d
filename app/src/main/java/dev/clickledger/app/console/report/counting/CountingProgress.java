package dev.clickledger.app.console.report.counting;

import java.util.Optional;

/** Tells how far the stream has counted the click log. */
interface CountingProgress {

    /** How far it is; empty when that cannot be told now. */
    Optional<Progress> read();

    /**
     * Records of the click log.
     *
     * @param counted how many are counted for good
     * @param logged how many there are
     */
    record Progress(long counted, long logged) {}
}
