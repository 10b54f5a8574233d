package dev.clickledger.app.url;

import dev.clickledger.app.url.WebUrlResult.Fault;

/** Carries the fault out of the parsers; never leaves this package. */
final class UnreadableUrlException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    UnreadableUrlException(Fault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
