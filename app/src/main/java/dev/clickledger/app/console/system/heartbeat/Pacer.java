package dev.clickledger.app.console.system.heartbeat;

import java.time.Duration;

/** Waits between two looks. */
interface Pacer {

    /**
     * Waits.
     *
     * @param waited how long the click has been on its way
     */
    void pause(Duration waited) throws InterruptedException;

    /** Often while a click is expected any moment, less often once something is wrong. */
    static void often(Duration waited) throws InterruptedException {
        Thread.sleep(waited.compareTo(Duration.ofSeconds(3)) < 0 ? 100 : 500);
    }
}
