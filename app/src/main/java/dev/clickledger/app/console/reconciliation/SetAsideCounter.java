package dev.clickledger.app.console.reconciliation;

import java.util.Optional;

/** Counts the records that were put aside. */
interface SetAsideCounter {

    /** The counts; empty when they cannot be read now. */
    Optional<SetAside> count();
}
