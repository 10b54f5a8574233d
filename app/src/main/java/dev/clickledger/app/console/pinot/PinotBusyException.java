package dev.clickledger.app.console.pinot;

/** So many queries of one tenant run and wait that a further one is not taken. */
public final class PinotBusyException extends PinotUnavailableException {

    private static final long serialVersionUID = 1L;

    PinotBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
