package dev.clickledger.app.console.pinot;

/** Pinot gave no whole answer: not reachable, too slow, refusing, answering in part, or not asked at all. */
public sealed class PinotUnavailableException extends RuntimeException
        permits PinotBusyException, PinotRefusedException {

    private static final long serialVersionUID = 1L;

    PinotUnavailableException(String message) {
        super(message);
    }

    PinotUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
