package dev.clickledger.app.reconciliation;

import dev.clickledger.app.security.PlatformScope;
import java.util.List;

/** Reads what recounts found. */
interface Reconciliations {

    /**
     * The latest findings, the newest first.
     *
     * @throws dev.clickledger.app.pinot.PinotUnavailableException when they cannot be read now
     */
    List<ReconciledWindow> latest(PlatformScope scope, int atMost);
}
