package dev.clickledger.app.console.pinot;

/** Pinot gave no whole answer: not reachable, too slow, refusing, or answering in part. */
public sealed class PinotUnavailableException extends RuntimeException permits PinotTooMuchException {

    private static final long serialVersionUID = 1L;

    PinotUnavailableException(String message) {
        super(message);
    }

    PinotUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
