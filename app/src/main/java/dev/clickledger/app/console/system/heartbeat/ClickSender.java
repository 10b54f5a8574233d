package dev.clickledger.app.console.system.heartbeat;

import java.util.Optional;

/** Sends a click. */
interface ClickSender {

    /**
     * Clicks once.
     *
     * @param source the source that the link signs
     * @return why the redirect did not take it; empty when it did
     * @throws InterruptedException when the beat is to end
     */
    Optional<String> click(String source) throws InterruptedException;
}
