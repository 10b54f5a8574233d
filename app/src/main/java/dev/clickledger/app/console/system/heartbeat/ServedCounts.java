package dev.clickledger.app.console.system.heartbeat;

import java.time.Instant;
import java.util.Optional;

/** Reads what is served of the heartbeat's ad. */
interface ServedCounts {

    /** Clicks of one source; empty when that cannot be read now. */
    Optional<Served> of(String source, Instant since);

    /**
     * Clicks by verdict.
     *
     * @param valid how many are valid
     * @param others how many are anything else
     * @param otherVerdict what most of the others are, empty when there are none
     */
    record Served(long valid, long others, String otherVerdict) {}
}
